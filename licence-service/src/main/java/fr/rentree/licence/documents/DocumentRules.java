package fr.rentree.licence.documents;

import static fr.rentree.licence.documents.Fields.ANYBODY;
import static fr.rentree.licence.documents.Fields.ASSIGNMENT_TYPE;
import static fr.rentree.licence.documents.Fields.CATEGORY;
import static fr.rentree.licence.documents.Fields.END;
import static fr.rentree.licence.documents.Fields.END_YEAR;
import static fr.rentree.licence.documents.Fields.ID;
import static fr.rentree.licence.documents.Fields.NATURE;
import static fr.rentree.licence.documents.Fields.PUBLIC;
import static fr.rentree.licence.documents.Fields.RESOURCE;
import static fr.rentree.licence.documents.Fields.RESOURCE_ID_TYPE;
import static fr.rentree.licence.documents.Fields.SCHOOL;
import static fr.rentree.licence.documents.Fields.START;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The GAR's rules on one document, as far as it tells by itself whether it keeps them.
final class DocumentRules {

    private static final Set<String> RESERVED = Set.of("abonnements", "categorie");
    private static final Set<String> CATEGORIES =
            Set.of(Document.TRANSFERABLE, Document.NOT_TRANSFERABLE);
    private static final Set<String> ASSIGNMENT_TYPES = Set.of("INDIV", "ETABL");
    private static final String PUBLICS =
            Arrays.stream(TargetPublic.values())
                    .map(TargetPublic::word)
                    .collect(Collectors.joining(", "));
    private static final int MOST_YEARS_BACK = 1;

    private final Fields fields;
    private final LocalDate today;
    private final List<Breach> breaches = new ArrayList<>();

    DocumentRules(Fields fields, LocalDate today) {
        this.fields = fields;
        this.today = today;
    }

    /// What speaks against a new document under this id.
    List<Breach> onCreation(String id) {
        shape();
        identifier(id);
        boolean schools = fields.has(SCHOOL);
        demand(
                schools != fields.has(NATURE),
                "RG2",
                schools ? NATURE : SCHOOL,
                "envoyez soit uaiEtab, soit codeNatureUAI");
        words();
        counts();
        dates().ifPresent(this::aheadOfToday);
        return List.copyOf(breaches);
    }

    /// What speaks against replacing the document that stands under this id.
    List<Breach> onReplacement(Document standing) {
        shape();
        identifier(standing.id());
        demand(
                !fields.has(SCHOOL),
                "RG2",
                SCHOOL,
                "les établissements ne changent pas : retirez-le");
        fixed("RG2", NATURE, !fields.has(NATURE) || asSent(standing), standing.natures());
        fixed("RESSOURCE", RESOURCE, standing.resource());
        fixed("TYPE", ASSIGNMENT_TYPE, standing.assignmentType().name());
        words();
        counts();
        dates().ifPresent(period -> keptOrAhead(period, standing));
        return List.copyOf(breaches);
    }

    private boolean asSent(Document standing) {
        return new HashSet<>(fields.all(NATURE)).equals(new HashSet<>(standing.natures()));
    }

    /// Which fields are there, how often and how long.
    private void shape() {
        fields.names().stream()
                .sorted()
                .filter(name -> !Fields.LONGEST.containsKey(name))
                .forEach(name -> breach("XSD", name, "champ inconnu : retirez-le"));
        Fields.LONGEST.forEach((name, longest) -> {
            demand(
                    fields.has(name) || !Fields.MANDATORY.contains(name),
                    "XSD",
                    name,
                    "champ obligatoire : renseignez-le");
            demand(
                    fields.all(name).size() <= 1 || Fields.REPEATED.contains(name),
                    "XSD",
                    name,
                    "envoyez-le une seule fois");
            demand(
                    fields.all(name).stream().allMatch(value -> value.length() <= longest),
                    name.equals(ID) ? "RG3" : "XSD",
                    name,
                    longest + " caractères au plus : raccourcissez");
        });
    }

    private void identifier(String path) {
        fields.one(ID)
                .ifPresent(id -> {
                    demand(
                            id.equals(path)
                                    && !id.isEmpty()
                                    && id.chars().noneMatch(Character::isWhitespace),
                            "RG3",
                            ID,
                            "sans espace, et le même que dans l'adresse (" + path + ")");
                    demand(
                            !RESERVED.contains(id),
                            "RG12",
                            ID,
                            "identifiant réservé : prenez-en un autre");
                    demand(
                            !id.startsWith("_"),
                            "RG13",
                            ID,
                            "ne commence pas par _ : prenez-en un autre");
                });
    }

    private void words() {
        closed(RESOURCE_ID_TYPE, Set.of("ark", "ARK"));
        closed(CATEGORY, CATEGORIES);
        closed(ASSIGNMENT_TYPE, ASSIGNMENT_TYPES);
        for (String word : fields.all(PUBLIC)) {
            if (TargetPublic.of(word).isEmpty()) {
                breaches.add(new Breach("RG4", PUBLIC, word, "parmi " + PUBLICS));
            }
        }
    }

    private void closed(String name, Set<String> known) {
        demand(
                fields.all(name).stream().allMatch(known::contains),
                "RG4",
                name,
                "parmi " + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    private void counts() {
        var counted =
                Arrays.stream(TargetPublic.values())
                        .filter(target -> fields.has(target.countField()))
                        .toList();
        boolean all = fields.has(ANYBODY);
        var given = new ArrayList<>(counted.stream().map(TargetPublic::countField).toList());
        if (all) {
            given.add(ANYBODY);
        }
        boolean numbers = given.stream().filter(name -> !isCount(name)).toList().isEmpty();
        demand(
                all == counted.isEmpty(),
                "RG1",
                ANYBODY,
                "envoyez soit nbLicenceGlobale, soit des nombres par profil");
        demand(
                given.isEmpty() || !numbers || given.stream().anyMatch(this::givesSome),
                "RG1",
                given.isEmpty() ? ANYBODY : given.getFirst(),
                "aucune licence : envoyez un nombre, ou supprimez l'abonnement par DELETE");
        demand(
                !fields.all(ASSIGNMENT_TYPE).contains("ETABL") || (all && counted.isEmpty()),
                "RG6",
                ASSIGNMENT_TYPE,
                "ETABL demande nbLicenceGlobale, sans nombre par profil");
        counted.forEach(this::meant);
    }

    private boolean isCount(String name) {
        boolean ok = fields.one(name).orElse("").matches("\\d{1,8}|" + Document.UNLIMITED);
        demand(ok, "RG4", name, "un nombre de 8 chiffres au plus, ou ILLIMITE");
        return ok;
    }

    private boolean givesSome(String name) {
        return fields.one(name).filter(Document::isSome).isPresent();
    }

    private void meant(TargetPublic target) {
        boolean none = fields.one(target.countField()).orElse("").matches("0+");
        demand(
                none || fields.all(PUBLIC).contains(target.word()),
                "RG5",
                target.countField(),
                "ajoutez " + target.word() + " à publicCible, ou retirez ce nombre");
    }

    private record Period(Instant start, Instant end, String endField) {

        LocalDate lastDay() {
            return DocumentDates.day(end);
        }

        LocalDate firstDay() {
            return DocumentDates.day(start);
        }
    }

    private Optional<Period> dates() {
        boolean day = fields.has(END);
        String endField = day ? END : END_YEAR;
        demand(
                day != fields.has(END_YEAR),
                "RG9",
                day ? END_YEAR : END,
                "envoyez soit finValidite, soit anneeFinValidite");
        var start = fields.one(START).flatMap(DocumentDates::start);
        var end =
                day
                        ? fields.one(END).flatMap(DocumentDates::end)
                        : fields.one(END_YEAR).flatMap(DocumentDates::year).map(DocumentDates::end);
        demand(start.isPresent() || !fields.has(START), "RG10", START, "comme 2026-09-01T00:00:00");
        demand(end.isPresent() || !day, "RG10", END, "comme 2027-08-31T23:59:59");
        demand(
                end.isPresent() || day || !fields.has(END_YEAR),
                "RG10",
                END_YEAR,
                "une année scolaire comme 2026-2027");
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        var period = new Period(start.get(), end.get(), endField);
        lasts(period);
        return Optional.of(period);
    }

    private void lasts(Period period) {
        String rule = period.endField().equals(END) ? "RG7" : "RG8";
        demand(
                !period.end().isBefore(period.start()),
                rule,
                period.endField(),
                "la fin vient après debutValidite");
        demand(
                !period.lastDay().isAfter(DocumentDates.latest(period.firstDay())),
                rule,
                period.endField(),
                DocumentDates.MOST_YEARS + " années scolaires au plus");
    }

    private void aheadOfToday(Period period) {
        demand(
                !period.lastDay().isBefore(today),
                "FIN",
                period.endField(),
                "la fin est passée : envoyez une fin à partir d'aujourd'hui");
        demand(
                !period.firstDay().isBefore(today.minusYears(MOST_YEARS_BACK)),
                "DEBUT",
                START,
                "au plus un an en arrière");
    }

    private void keptOrAhead(Period period, Document standing) {
        var before = standing.validity();
        demand(
                period.firstDay().equals(before.firstDay()),
                "DEBUT",
                START,
                "le début ne change pas (%s) : renvoyez-le, ou DELETE puis PUT"
                        .formatted(before.firstDay()));
        demand(
                !period.lastDay().isBefore(today) || period.lastDay().equals(before.lastDay()),
                "FIN",
                period.endField(),
                "la fin est passée : envoyez aujourd'hui, ou DELETE");
    }

    private void fixed(String rule, String name, String standing) {
        fixed(rule, name, fields.all(name).stream().allMatch(standing::equals), standing);
    }

    private void fixed(String rule, String name, boolean kept, Object standing) {
        demand(kept, rule, name, "ne change pas (" + standing + ") : DELETE puis PUT");
    }

    private void demand(boolean kept, String rule, String field, String remedy) {
        if (!kept) {
            breach(rule, field, remedy);
        }
    }

    private void breach(String rule, String field, String remedy) {
        breaches.add(new Breach(rule, field, String.join(", ", fields.all(field)), remedy));
    }
}
