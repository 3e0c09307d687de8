package fr.rentree.licence.documentforms;

import fr.rentree.licence.subscriptions.AssignmentType;
import fr.rentree.licence.subscriptions.Audience;
import fr.rentree.licence.subscriptions.Seats;
import fr.rentree.licence.subscriptions.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a distributor sold, to which schools, for whom and until when (`abonnement`).
///
/// @param endYear the school year it ends with, where that was sent instead of a day
/// @param schools where it opens
/// @param natures the natures of schools that it was sent with instead of schools
/// @param counts how many seats for each public, as sent
/// @param anybody how many seats for all publics together, as sent
public record Document(
        String id,
        @Nullable String comment,
        String distributor,
        String resource,
        String resourceIdType,
        String label,
        Instant startsAt,
        Instant endsAt,
        @Nullable String endYear,
        List<String> schools,
        List<String> natures,
        String category,
        AssignmentType assignmentType,
        Map<TargetPublic, String> counts,
        @Nullable String anybody,
        List<String> publics,
        @Nullable String project) {

    static final String UNLIMITED = "ILLIMITE";
    static final String TRANSFERABLE = "transferable";
    static final String NOT_TRANSFERABLE = "non transferable";

    /// Seats of one count: what a school's subscription is opened with.
    ///
    /// @param line which count it is, the same in every school
    public record Share(int line, Audience audience, Seats seats) {}

    /// @param fields found in order
    public static Document of(Fields fields) {
        var endYear = fields.one(Fields.END_YEAR);
        var counts = new EnumMap<TargetPublic, String>(TargetPublic.class);
        for (TargetPublic one : TargetPublic.values()) {
            fields.one(one.countField()).ifPresent(count -> counts.put(one, count));
        }
        return new Document(
                told(fields, Fields.ID),
                fields.one(Fields.COMMENT).orElse(null),
                told(fields, Fields.DISTRIBUTOR),
                told(fields, Fields.RESOURCE),
                told(fields, Fields.RESOURCE_ID_TYPE),
                told(fields, Fields.LABEL),
                DocumentDates.start(told(fields, Fields.START)).orElseThrow(),
                endYear.flatMap(DocumentDates::year)
                        .map(DocumentDates::end)
                        .or(() -> fields.one(Fields.END).flatMap(DocumentDates::end))
                        .orElseThrow(),
                endYear.orElse(null),
                fields.all(Fields.SCHOOL).stream().distinct().toList(),
                fields.all(Fields.NATURE).stream().distinct().toList(),
                told(fields, Fields.CATEGORY),
                AssignmentType.valueOf(told(fields, Fields.ASSIGNMENT_TYPE)),
                counts,
                fields.one(Fields.ANYBODY).orElse(null),
                fields.all(Fields.PUBLIC).stream().distinct().toList(),
                fields.one(Fields.PROJECT).orElse(null));
    }

    /// The same, opening in these schools.
    public Document in(List<String> where) {
        return with(startsAt, where, natures);
    }

    /// The same, beginning when and where the one that it replaces does.
    public Document replacing(Document before) {
        return with(before.startsAt, before.schools, before.natures);
    }

    private Document with(Instant start, List<String> where, List<String> ofNatures) {
        return new Document(
                id,
                comment,
                distributor,
                resource,
                resourceIdType,
                label,
                start,
                endsAt,
                endYear,
                List.copyOf(where),
                ofNatures,
                category,
                assignmentType,
                counts,
                anybody,
                publics,
                project);
    }

    public Validity validity() {
        return new Validity(DocumentDates.day(startsAt), DocumentDates.day(endsAt));
    }

    public boolean isTransferable() {
        return TRANSFERABLE.equals(category);
    }

    /// The counts that give somebody something.
    public List<Share> shares() {
        var shares = new ArrayList<Share>();
        counts.forEach((target, count) -> {
            var audience = new Audience(target.profiles());
            if (isSome(count)) {
                shares.add(new Share(target.line(), audience, seats(count)));
            }
        });
        Optional.ofNullable(anybody)
                .filter(Document::isSome)
                .ifPresent(count ->
                        shares.add(
                                new Share(TargetPublic.EVERYBODYS_LINE, everybody(), all(count))));
        return shares;
    }

    /// Everybody whom it means.
    public List<String> audience() {
        return everybody().profiles();
    }

    /// Whether a count is of at least one seat.
    static boolean isSome(String count) {
        return UNLIMITED.equals(count) || Integer.parseInt(count) > 0;
    }

    private Seats all(String count) {
        return assignmentType == AssignmentType.ETABL ? new Seats.Unlimited() : seats(count);
    }

    private static Seats seats(String count) {
        return UNLIMITED.equals(count)
                ? new Seats.Unlimited()
                : new Seats.Limited(Integer.parseInt(count));
    }

    private Audience everybody() {
        return new Audience(
                publics.stream()
                        .flatMap(word -> TargetPublic.of(word).stream())
                        .flatMap(target -> target.profiles().stream())
                        .toList());
    }

    private static String told(Fields fields, String name) {
        return fields.one(name).orElseThrow();
    }
}
