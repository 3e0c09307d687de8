package fr.rentree.licence.formats.gar;

import fr.rentree.licence.catalogue.Ean;
import fr.rentree.licence.catalogue.ResourceId;
import fr.rentree.licence.catalogue.ResourceKind;
import fr.rentree.licence.formats.Entry;
import fr.rentree.licence.formats.EntrySink;
import fr.rentree.licence.formats.Finding;
import fr.rentree.licence.formats.gar.ListedResource.Organisation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks each resource of a catalogue: what cannot be kept is refused, what is odd is kept and
/// told.
final class ResourceRules {

    private static final Pattern SIREN_ISNI = Pattern.compile("\\d{9}_\\d{15}[\\dX]");
    private static final Pattern ARK = Pattern.compile("ark:/\\d{5}/\\S+");
    private static final int LONGEST_TITLE = 1_000;
    private static final Set<String> KNOWN =
            Set.of(
                    "idRessource",
                    "nomRessource",
                    "idEditeur",
                    "nomEditeur",
                    "distributeursCom",
                    "distributeurTech",
                    "nomDistributeurTech",
                    "affichable",
                    "diffusable",
                    "mereFamille",
                    "membreFamille");

    private final EntrySink sink;
    private final Set<String> unknownFields = new HashSet<>();

    ResourceRules(EntrySink sink) {
        this.sink = sink;
    }

    void check(RawResource raw) {
        raw.values().keySet().stream()
                .filter(field -> !KNOWN.contains(field) && unknownFields.add(field))
                .forEach(field ->
                        warn(
                                raw,
                                "unknown-field",
                                field,
                                raw.values().get(field),
                                "It is not read; told once for the file."));
        boolean sound =
                hasId(raw)
                        & hasTitle(raw)
                        & isOrganisation(raw, "idEditeur", raw.text("idEditeur").orElse(null), true)
                        & isOrganisation(
                                raw,
                                "distributeurTech",
                                raw.text("distributeurTech").orElse(null),
                                false)
                        & areDistributors(raw)
                        & isFlag(raw, "affichable", true)
                        & isFlag(raw, "diffusable", true)
                        & isFlag(raw, "mereFamille", false);
        if (sound) {
            warnOfOddity(raw);
            sink.accept(new Entry(raw.number(), raw.line(), raw.id(), listed(raw)));
        }
    }

    private static ListedResource listed(RawResource raw) {
        String family =
                raw.text("membreFamille").map(_ -> raw.values().get("membreFamille")).orElse(null);
        boolean namesItself = raw.id().equals(family);
        boolean isFamily = namesItself || isTrue(raw, "mereFamille");
        return new ListedResource(
                raw.id(),
                raw.text("nomRessource").orElseThrow(),
                raw.text("idEditeur").orElseThrow(),
                raw.text("nomEditeur").orElse(null),
                isFamily ? ResourceKind.FAMILY : ResourceKind.MANUAL,
                namesItself ? null : family,
                distributors(raw),
                raw.text("distributeurTech").orElse(null),
                raw.text("nomDistributeurTech").orElse(null),
                isTrue(raw, "affichable"),
                isTrue(raw, "diffusable"),
                Ean.hintedBy(raw.id()).orElse(null));
    }

    private static List<Organisation> distributors(RawResource raw) {
        var distributors = new ArrayList<Organisation>();
        for (var given : raw.distributors()) {
            if (given.id() != null) {
                distributors.add(new Organisation(given.id(), given.name()));
            }
        }
        return distributors;
    }

    private boolean hasId(RawResource raw) {
        if (raw.id().isBlank()) {
            return refuse(
                    raw, "id-missing", "idRessource", "", "Give the resource its identifier.");
        }
        if (raw.id().length() > ResourceId.LONGEST) {
            return refuse(
                    raw,
                    "id-too-long",
                    "idRessource",
                    raw.id(),
                    "An identifier has %d characters at most.".formatted(ResourceId.LONGEST));
        }
        return isPlain(raw, "idRessource", raw.id());
    }

    private boolean hasTitle(RawResource raw) {
        var title = raw.text("nomRessource");
        if (title.isEmpty()) {
            return refuse(raw, "title-missing", "nomRessource", "", "Give the resource its name.");
        }
        if (title.get().length() > LONGEST_TITLE) {
            return refuse(
                    raw,
                    "title-too-long",
                    "nomRessource",
                    title.get(),
                    "A name has %d characters at most.".formatted(LONGEST_TITLE));
        }
        return isPlain(raw, "nomRessource", title.get())
                & isPlain(raw, "nomEditeur", raw.text("nomEditeur").orElse(""))
                & isPlain(raw, "membreFamille", raw.text("membreFamille").orElse(""));
    }

    private boolean isPlain(RawResource raw, String field, String text) {
        return text.chars().noneMatch(Character::isISOControl)
                || refuse(
                        raw,
                        "control-character",
                        field,
                        text,
                        "Take out line ends and other control characters.");
    }

    private boolean isOrganisation(
            RawResource raw, String field, @Nullable String id, boolean demanded) {
        if (id == null) {
            return demanded
                    ? refuse(raw, "organisation-missing", field, "", "Say who it is by SIREN_ISNI.")
                    : warn(raw, "organisation-missing", field, "", "The publisher stands for it.");
        }
        return SIREN_ISNI.matcher(id).matches()
                || refuse(
                        raw,
                        "siren-isni",
                        field,
                        id,
                        "Write nine digits, _, and fifteen digits and a digit or X.");
    }

    private boolean areDistributors(RawResource raw) {
        boolean sound = true;
        for (var given : raw.distributors()) {
            sound &= isOrganisation(raw, "distributeurCom", given.id(), false);
        }
        return sound;
    }

    /// Where a flag is missing, the safe side is no.
    private boolean isFlag(RawResource raw, String field, boolean usual) {
        var text = raw.text(field);
        if (text.isEmpty()) {
            return !usual || warn(raw, "flag-missing", field, "", "It is taken as false.");
        }
        return Set.of("true", "false", "1", "0").contains(text.get())
                || refuse(raw, "boolean", field, text.get(), "Write true or false.");
    }

    private static boolean isTrue(RawResource raw, String field) {
        return raw.text(field).filter(text -> text.equals("true") || text.equals("1")).isPresent();
    }

    private void warnOfOddity(RawResource raw) {
        if (!ARK.matcher(raw.id()).matches()) {
            warn(
                    raw,
                    "id-not-ark",
                    "idRessource",
                    raw.id(),
                    "It is kept as it is; the publisher may want to correct it.");
        }
        if (raw.id().equals(raw.values().get("membreFamille"))) {
            warn(
                    raw,
                    "family-names-itself",
                    "membreFamille",
                    raw.id(),
                    "It is taken as a family, not as a member.");
        }
    }

    private boolean warn(
            RawResource raw, String rule, String field, @Nullable String value, String remedy) {
        sink.warn(finding(raw, rule, field, value, remedy));
        return true;
    }

    private boolean refuse(
            RawResource raw, String rule, String field, String value, String remedy) {
        sink.refuse(finding(raw, rule, field, value, remedy));
        return false;
    }

    private static Finding finding(
            RawResource raw, String rule, String field, @Nullable String value, String remedy) {
        return new Finding(
                raw.number(),
                raw.line(),
                raw.id(),
                rule,
                field,
                value == null ? "" : value,
                remedy);
    }
}
