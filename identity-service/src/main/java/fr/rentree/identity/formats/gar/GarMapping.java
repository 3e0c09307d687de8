package fr.rentree.identity.formats.gar;

import static fr.rentree.identity.formats.Finding.warning;

import fr.rentree.identity.formats.Finding;
import fr.rentree.identity.formats.ReadRecord;
import fr.rentree.identity.formats.RecordKind;
import fr.rentree.identity.formats.RosterRecord;
import fr.rentree.identity.formats.RosterRecord.Discipline;
import fr.rentree.identity.formats.RosterRecord.Post;
import fr.rentree.platform.school.Uai;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns a checked GAR record into what it says.
final class GarMapping {

    private static final String UAI = "GARStructureUAI";
    private static final String PERSON = "GARPersonIdentifiant";
    private static final int LONGEST_SUBJECT = 64;
    private static final int LONGEST_KEY = 200;

    private GarMapping() {}

    static ReadRecord read(RecordKind kind, GarElement element) {
        var findings = new ArrayList<>(GarCheck.of(kind, element));
        boolean rejected = findings.stream().anyMatch(Finding::rejects);
        Optional<RosterRecord> content =
                rejected ? Optional.empty() : Optional.of(content(kind, element, findings));
        return new ReadRecord(
                kind, element.line(), key(element), subject(element), content, findings);
    }

    private static RosterRecord content(
            RecordKind kind, GarElement element, List<Finding> findings) {
        return switch (kind) {
            case SCHOOL -> school(element);
            case PROGRAMME -> label(kind, element, "GARMEFCode", "GARMEFLibelle");
            case SUBJECT -> label(kind, element, "GARMatiereCode", "GARMatiereLibelle");
            case PUPIL, STAFF -> person(element, findings);
            case PROGRAMME_LINK -> link(kind, element, "GARMEFCode");
            case SUBJECT_LINK -> link(kind, element, "GARMatiereCode");
            case GROUP -> group(element);
            case GROUP_LINK -> link(kind, element, "GARGroupeCode");
            case GROUP_TEACHING, DIVISION_TEACHING -> teaching(kind, element);
            case OFFICER -> officer(element);
        };
    }

    private static RosterRecord school(GarElement element) {
        return new RosterRecord.School(
                uai(element),
                element.required("GARStructureNomCourant"),
                element.optional("GAREtablissementStructRattachFctl").orElse(null),
                element.optional("GARStructureContrat").orElse(null),
                element.optional("GARStructureTelephone").orElse(null),
                element.optional("GARStructureEmail").orElse(null));
    }

    private static RosterRecord label(
            RecordKind kind, GarElement element, String code, String label) {
        return new RosterRecord.Label(
                kind, uai(element), element.required(code), element.required(label));
    }

    private static RosterRecord person(GarElement element, List<Finding> findings) {
        return new RosterRecord.Person(
                element.required(PERSON),
                posts(element, findings),
                element.required("GARPersonNom"),
                element.required("GARPersonPrenom"),
                element.optional("GARPersonDateNaissance").orElse(null),
                element.all("GAREnsDisciplinesPostes").stream()
                        .flatMap(GarMapping::disciplines)
                        .distinct()
                        .toList(),
                element.optional("GARPersonMail").orElse(null));
    }

    /// One profile a school: GAR serves a person under one, so a second one is only reported.
    private static List<Post> posts(GarElement element, List<Finding> findings) {
        var posts = new LinkedHashMap<String, Post>();
        for (GarElement one : element.all("GARPersonProfils")) {
            var post =
                    new Post(
                            uai(one),
                            GarProfile.read(one.required("GARPersonProfil")).orElseThrow());
            Post first = posts.putIfAbsent(post.school(), post);
            if (first != null && !first.equals(post)) {
                findings.add(
                        warning(
                                one.line(),
                                "second-profile",
                                "a second profile at " + post.school() + "; the first is taken",
                                "Send one profile for each school."));
            }
        }
        for (GarElement school : element.all("GARPersonEtab")) {
            String uai = Uai.parse(school.text()).value();
            if (!posts.containsKey(uai)) {
                findings.add(
                        warning(
                                school.line(),
                                "school-without-profile",
                                "no profile at " + uai + "; the person is not placed there",
                                "Send a profile for each school of the person."));
            }
        }
        return List.copyOf(posts.values());
    }

    private static Stream<Discipline> disciplines(GarElement element) {
        return element.texts("GAREnsDisciplinePosteCode").stream()
                .map(code -> new Discipline(uai(element), code));
    }

    private static RosterRecord link(RecordKind kind, GarElement element, String code) {
        return new RosterRecord.Link(
                kind, uai(element), element.required(PERSON), element.required(code));
    }

    private static RosterRecord group(GarElement element) {
        boolean division = element.required("GARGroupeStatut").equals("DIVISION");
        return new RosterRecord.Group(
                uai(element),
                element.required("GARGroupeCode"),
                element.required("GARGroupeLibelle"),
                division ? "DIVISION" : "GROUP",
                division
                        ? List.of()
                        : element.texts("GARGroupeDivAppartenance").stream()
                                .distinct()
                                .sorted()
                                .toList());
    }

    private static RosterRecord teaching(RecordKind kind, GarElement element) {
        return new RosterRecord.Teaching(
                kind,
                uai(element),
                element.required(PERSON),
                element.required("GARGroupeCode"),
                element.texts("GARMatiereCode").stream().distinct().sorted().toList());
    }

    private static RosterRecord officer(GarElement element) {
        return new RosterRecord.Officer(
                element.required(PERSON),
                element.required("GARPersonNom"),
                element.required("GARPersonPrenom"),
                element.required("GARPersonMail"),
                element.texts("GARRespAffEtab").stream()
                        .map(text -> Uai.parse(text).value())
                        .distinct()
                        .toList());
    }

    private static String uai(GarElement element) {
        return Uai.parse(element.required(UAI)).value();
    }

    private static @Nullable String subject(GarElement element) {
        return element.optional(PERSON)
                .filter(text -> text.length() <= LONGEST_SUBJECT)
                .orElse(null);
    }

    /// School, person and code, as far as the record has them.
    private static String key(GarElement element) {
        String key =
                Stream.of(UAI, PERSON, "GARGroupeCode", "GARMEFCode", "GARMatiereCode")
                        .flatMap(name -> element.optional(name).stream())
                        .collect(Collectors.joining("/"));
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }
}
