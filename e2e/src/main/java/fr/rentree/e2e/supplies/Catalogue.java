package fr.rentree.e2e.supplies;

import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The manuals of two invented publishers, and the family resource that opens the bookshelf of
/// each.
public final class Catalogue {
    /// Who sells all of it, as the realm of the local platform knows the bookseller.
    public static final String DISTRIBUTOR = "123456789_0000000000000000";

    private static final String PREFIX = "ark:/99999/";

    private Catalogue() {}

    /// One entry as `PUT /api/v1/catalogue/resources` takes it.
    public record Entry(
            String id,
            String title,
            String publisherId,
            String publisherName,
            String kind,
            @Nullable String family,
            String work,
            String edition,
            String continuity,
            String accessUrl) {}

    /// Invented publishers; the first lets notes follow only within a school, the second wherever
    /// the person goes.
    private enum Publisher {
        EDITEUR_01("100000001_0000000000000001", "ACCESS_POINT_AND_SCHOOL"),
        EDITEUR_02("100000002_0000000000000002", "PERSON");

        private final String id;
        private final String continuity;

        Publisher(String id, String continuity) {
            this.id = id;
            this.continuity = continuity;
        }

        private String shelf() {
            return "bibliotheque-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var publisher : Publisher.values()) {
            entries.add(family(publisher));
        }
        for (var level : Level.values()) {
            for (var subject : Subject.values()) {
                entries.add(manual(subject, level));
            }
        }
        return entries;
    }

    public static List<String> families() {
        return List.of(Publisher.values()).stream().map(it -> PREFIX + it.shelf()).toList();
    }

    public static String manualOf(Subject subject, Level level) {
        return PREFIX + workOf(subject, level);
    }

    public static String workOf(Subject subject, Level level) {
        return "manuel-" + word(subject) + "-" + word(level);
    }

    private static Entry family(Publisher publisher) {
        return entry(
                publisher, "FAMILY", null, publisher.shelf(), "Bibliothèque " + publisher.name());
    }

    private static Entry manual(Subject subject, Level level) {
        var publisher = Publisher.values()[subject.ordinal() % 2 == 1 ? 0 : 1];
        var title = "Manuel inventé - " + word(subject) + " " + word(level);
        return entry(
                publisher, "MANUAL", PREFIX + publisher.shelf(), workOf(subject, level), title);
    }

    private static Entry entry(
            Publisher publisher, String kind, @Nullable String family, String work, String title) {
        return new Entry(
                PREFIX + work,
                title,
                publisher.id,
                publisher.name(),
                kind,
                family,
                work,
                "2026",
                publisher.continuity,
                "https://lecteur.rentree.example/" + work);
    }

    private static String word(Subject subject) {
        return subject.label().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String word(Level level) {
        return switch (level) {
            case SECONDE -> "2de";
            case PREMIERE -> "1re";
            case TERMINALE -> "tle";
        };
    }
}
