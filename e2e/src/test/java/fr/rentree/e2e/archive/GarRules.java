package fr.rentree.e2e.archive;

import static fr.rentree.e2e.archive.GarReading.children;
import static fr.rentree.e2e.archive.GarReading.text;
import static fr.rentree.e2e.archive.GarReading.texts;

import fr.rentree.e2e.generator.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/// Every rule that a receiver checks, of the schema and beyond it; each broken one is told in
/// words.
final class GarRules {
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final Set<String> PROFILES =
            Stream.of(Profile.values()).map(Profile::national).collect(Collectors.toSet());

    private final GarReading reading;
    private final List<String> broken = new ArrayList<>();

    private GarRules(GarReading reading) {
        this.reading = reading;
    }

    static List<String> brokenIn(GarReading reading) {
        var rules = new GarRules(reading);
        reading.pages().values().forEach(rules::checkGrammar);
        rules.checkKeys();
        rules.checkLinks();
        rules.checkGroups();
        rules.checkOfficers();
        return rules.broken;
    }

    private void checkGrammar(Element element) {
        var children = children(element);
        if (children.isEmpty() && !element.getLocalName().startsWith("GAR-ENT")) {
            checkLeaf(element);
            return;
        }
        var order =
                children.stream().map(it -> it.getLocalName() + " ").collect(Collectors.joining());
        expect(GarGrammar.allows(element.getLocalName(), order), element, "children " + order);
        children.forEach(this::checkGrammar);
    }

    private void checkLeaf(Element leaf) {
        var name = leaf.getLocalName();
        var value = leaf.getTextContent();
        expect(!value.isBlank() && value.equals(value.strip()), leaf, "empty or padded");
        expect(value.length() <= GarGrammar.longest(name), leaf, "too long");
        switch (name) {
            case "GARStructureUAI", "GARPersonEtab", "GARPersonStructRattach", "GARRespAffEtab" ->
                    expect(isUai(value), leaf, "wrong check letter");
            case "GARPersonProfil" -> expect(PROFILES.contains(value), leaf, "unknown profile");
            case "GARPersonDateNaissance" ->
                    expect(value.matches("\\d{4}-\\d{2}-\\d{2}"), leaf, "not a date");
            case "GARGroupeStatut" ->
                    expect(Set.of("DIVISION", "GROUPE").contains(value), leaf, "unknown status");
            case "GARMEFCode" -> expect(value.matches("\\d{11}"), leaf, "not eleven digits");
            default -> {}
        }
    }

    private void checkKeys() {
        unique(List.of("GAREleve", "GAREnseignant"), List.of("GARPersonIdentifiant"));
        unique(List.of("GAREtab"), List.of("GARStructureUAI"));
        unique(List.of("GARGroupe"), List.of("GARStructureUAI", "GARGroupeCode"));
        unique(
                List.of("GARPersonMEF"),
                List.of("GARStructureUAI", "GARPersonIdentifiant", "GARMEFCode"));
        unique(
                List.of("GAREleveEnseignement"),
                List.of("GARStructureUAI", "GARPersonIdentifiant", "GARMatiereCode"));
        for (var link : List.of("GARPersonGroupe", "GAREnsGroupeMatiere", "GAREnsClasseMatiere")) {
            unique(
                    List.of(link),
                    List.of("GARStructureUAI", "GARPersonIdentifiant", "GARGroupeCode"));
        }
    }

    private void checkLinks() {
        var persons = keys("GAREleve", "GARPersonIdentifiant");
        persons.addAll(keys("GAREnseignant", "GARPersonIdentifiant"));
        var groups = keys("GARGroupe", "GARStructureUAI", "GARGroupeCode");
        var links =
                List.of(
                        "GARPersonMEF",
                        "GAREleveEnseignement",
                        "GARPersonGroupe",
                        "GAREnsGroupeMatiere",
                        "GAREnsClasseMatiere",
                        "GARRespAff");
        links.forEach(link -> leads(link, persons, "GARPersonIdentifiant"));
        links.subList(2, 5)
                .forEach(link -> leads(link, groups, "GARStructureUAI", "GARGroupeCode"));
        leads(
                "GARPersonMEF",
                keys("GARMEF", "GARStructureUAI", "GARMEFCode"),
                "GARStructureUAI",
                "GARMEFCode");
        leads(
                "GAREleveEnseignement",
                keys("GARMatiere", "GARStructureUAI", "GARMatiereCode"),
                "GARStructureUAI",
                "GARMatiereCode");
        leads("GAREleve", keys("GAREtab", "GARStructureUAI"), "GARPersonEtab");
    }

    private void checkGroups() {
        var divisions =
                reading.records("GARGroupe")
                        .filter(it -> text(it, "GARGroupeStatut").equals("DIVISION"))
                        .toList();
        var codes =
                divisions.stream()
                        .map(it -> key(it, "GARStructureUAI", "GARGroupeCode"))
                        .collect(Collectors.toSet());
        var names =
                divisions.stream()
                        .map(it -> key(it, "GARStructureUAI", "GARGroupeLibelle"))
                        .collect(Collectors.toSet());
        var members = keys("GARPersonGroupe", "GARStructureUAI", "GARGroupeCode");
        reading.records("GARGroupe")
                .filter(it -> !divisions.contains(it))
                .forEach(group -> {
                    expect(
                            members.contains(key(group, "GARStructureUAI", "GARGroupeCode")),
                            group,
                            "a group without members");
                    expect(
                            !names.contains(key(group, "GARStructureUAI", "GARGroupeLibelle")),
                            group,
                            "a group named like a division");
                    texts(group, "GARGroupeDivAppartenance")
                            .forEach(code ->
                                    expect(
                                            codes.contains(
                                                    text(group, "GARStructureUAI") + "/" + code),
                                            group,
                                            "a division that does not exist"));
                });
    }

    private void checkOfficers() {
        var officers =
                reading.records("GARRespAff").flatMap(it -> texts(it, "GARRespAffEtab").stream());
        officers.collect(Collectors.groupingBy(uai -> uai, Collectors.counting()))
                .forEach((uai, count) -> {
                    if (count > 50) {
                        broken.add(uai + ": more than 50 officers");
                    }
                });
    }

    private void unique(List<String> records, List<String> key) {
        var seen = new HashSet<String>();
        records.stream()
                .flatMap(reading::records)
                .forEach(it ->
                        expect(
                                seen.add(key(it, key.toArray(String[]::new))),
                                it,
                                "a key used twice"));
    }

    private void leads(String record, Set<String> known, String... key) {
        reading.records(record)
                .forEach(it -> expect(known.contains(key(it, key)), it, "leads nowhere"));
    }

    private Set<String> keys(String record, String... key) {
        return reading.records(record)
                .map(it -> key(it, key))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String key(Element record, String... leaves) {
        return Stream.of(leaves).map(leaf -> text(record, leaf)).collect(Collectors.joining("/"));
    }

    private static boolean isUai(String value) {
        return value.matches("\\d{7}[A-Z]")
                && LETTERS.charAt(Integer.parseInt(value.substring(0, 7)) % 23) == value.charAt(7);
    }

    private void expect(boolean kept, Element where, String rule) {
        if (!kept) {
            broken.add(where.getLocalName() + " " + where.getTextContent().strip() + ": " + rule);
        }
    }
}
