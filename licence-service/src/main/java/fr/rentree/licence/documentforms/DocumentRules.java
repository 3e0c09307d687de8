package fr.rentree.licence.documentforms;

import static fr.rentree.licence.documentforms.Fields.ASSIGNMENT_TYPE;
import static fr.rentree.licence.documentforms.Fields.CATEGORY;
import static fr.rentree.licence.documentforms.Fields.ID;
import static fr.rentree.licence.documentforms.Fields.NATURE;
import static fr.rentree.licence.documentforms.Fields.PUBLIC;
import static fr.rentree.licence.documentforms.Fields.RESOURCE;
import static fr.rentree.licence.documentforms.Fields.RESOURCE_ID_TYPE;
import static fr.rentree.licence.documentforms.Fields.SCHOOL;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The GAR's rules on one document, as far as it tells by itself whether it keeps them.
public final class DocumentRules {

    private static final Set<String> RESERVED = Set.of("abonnements", "categorie");
    private static final Set<String> CATEGORIES =
            Set.of(Document.TRANSFERABLE, Document.NOT_TRANSFERABLE);
    private static final Set<String> ASSIGNMENT_TYPES = Set.of("INDIV", "ETABL");
    private static final String PUBLICS =
            Arrays.stream(TargetPublic.values())
                    .map(TargetPublic::word)
                    .collect(Collectors.joining(", "));

    private final Fields fields;
    private final Breaches breaches;
    private final PeriodRules period;

    public DocumentRules(Fields fields, LocalDate today) {
        this.fields = fields;
        breaches = new Breaches(fields);
        period = new PeriodRules(breaches, today);
    }

    /// What speaks against a new document under this id.
    public List<Breach> onCreation(String id) {
        shape();
        identifier(id);
        boolean schools = fields.has(SCHOOL);
        breaches.demand(
                schools != fields.has(NATURE),
                "RG2",
                schools ? NATURE : SCHOOL,
                "envoyez soit uaiEtab, soit codeNatureUAI");
        words();
        new CountRules(breaches).check();
        period.read().ifPresent(period::aheadOfToday);
        return breaches.found();
    }

    /// What speaks against replacing the document that stands under this id.
    public List<Breach> onReplacement(Document standing) {
        shape();
        identifier(standing.id());
        breaches.demand(
                !fields.has(SCHOOL),
                "RG2",
                SCHOOL,
                "les établissements ne changent pas : retirez-le");
        fixed("RG2", NATURE, !fields.has(NATURE) || asSent(standing), standing.natures());
        fixed("RESSOURCE", RESOURCE, standing.resource());
        fixed("TYPE", ASSIGNMENT_TYPE, standing.assignmentType().name());
        words();
        new CountRules(breaches).check();
        period.read().ifPresent(sent -> period.keptOrAhead(sent, standing));
        return breaches.found();
    }

    private boolean asSent(Document standing) {
        return new HashSet<>(fields.all(NATURE)).equals(new HashSet<>(standing.natures()));
    }

    /// Which fields are there, how often and how long.
    private void shape() {
        fields.names().stream()
                .sorted()
                .filter(name -> !Fields.LONGEST.containsKey(name))
                .forEach(name -> breaches.add("XSD", name, "champ inconnu : retirez-le"));
        Fields.LONGEST.forEach((name, longest) -> {
            breaches.demand(
                    fields.has(name) || !Fields.MANDATORY.contains(name),
                    "XSD",
                    name,
                    "champ obligatoire : renseignez-le");
            breaches.demand(
                    fields.all(name).size() <= 1 || Fields.REPEATED.contains(name),
                    "XSD",
                    name,
                    "envoyez-le une seule fois");
            breaches.demand(
                    fields.all(name).stream().allMatch(value -> value.length() <= longest),
                    name.equals(ID) ? "RG3" : "XSD",
                    name,
                    longest + " caractères au plus : raccourcissez");
        });
    }

    private void identifier(String path) {
        fields.one(ID)
                .ifPresent(id -> {
                    breaches.demand(
                            id.equals(path)
                                    && !id.isEmpty()
                                    && id.chars().noneMatch(Character::isWhitespace),
                            "RG3",
                            ID,
                            "sans espace, et le même que dans l'adresse (" + path + ")");
                    breaches.demand(
                            !RESERVED.contains(id),
                            "RG12",
                            ID,
                            "identifiant réservé : prenez-en un autre");
                    breaches.demand(
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
        breaches.demand(
                fields.all(name).stream().allMatch(known::contains),
                "RG4",
                name,
                "parmi " + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    private void fixed(String rule, String name, String standing) {
        fixed(rule, name, fields.all(name).stream().allMatch(standing::equals), standing);
    }

    private void fixed(String rule, String name, boolean kept, Object standing) {
        breaches.demand(kept, rule, name, "ne change pas (" + standing + ") : DELETE puis PUT");
    }
}
