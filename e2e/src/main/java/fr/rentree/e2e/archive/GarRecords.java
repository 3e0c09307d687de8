package fr.rentree.e2e.archive;

import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Person;
import fr.rentree.e2e.generator.School;
import fr.rentree.e2e.generator.School.Lesson;
import fr.rentree.e2e.generator.School.TeachingGroup;
import fr.rentree.e2e.generator.StaffMember;
import fr.rentree.e2e.generator.Subject;
import java.util.List;

/// Each record of the second-degree grammar, its children in the order that the schema wants.
final class GarRecords {
    static final String UAI = "GARStructureUAI";
    static final String IDENTIFIER = "GARPersonIdentifiant";

    private GarRecords() {}

    static void establishment(GarXml xml, String uai, String name) {
        xml.open("GAREtab").leaf(UAI, uai).leaf("GARStructureNomCourant", name);
        xml.leaf("GARStructureContrat", "PU");
        xml.leaf(
                "GARStructureEmail",
                "contact@lycee-" + uai.toLowerCase(java.util.Locale.ROOT) + ".example");
        xml.close("GAREtab");
    }

    static void programme(GarXml xml, School school, Level level) {
        xml.open("GARMEF").leaf(UAI, school.uai()).leaf("GARMEFCode", level.programme());
        xml.leaf("GARMEFLibelle", level.label()).close("GARMEF");
    }

    static void subject(GarXml xml, School school, String code, String label) {
        xml.open("GARMatiere").leaf(UAI, school.uai()).leaf("GARMatiereCode", code);
        xml.leaf("GARMatiereLibelle", label).close("GARMatiere");
    }

    static void pupil(GarXml xml, Person person) {
        xml.open("GAREleve");
        civilStatus(xml, person);
        xml.close("GAREleve");
    }

    static void staffMember(GarXml xml, StaffMember member) {
        xml.open("GAREnseignant");
        civilStatus(xml, member.person());
        member.subject().ifPresent(subject -> post(xml, member.person(), subject));
        xml.leaf("GARPersonMail", member.person().mail()).close("GAREnseignant");
    }

    static void officer(GarXml xml, School school, StaffMember member, boolean withMail) {
        var person = member.person();
        xml.open("GARRespAff").leaf(IDENTIFIER, person.identifier());
        xml.leaf("GARPersonNom", person.name().family());
        xml.leaf("GARPersonPrenom", person.name().given());
        xml.leaf("GARPersonCivilite", person.name().civility());
        if (withMail) {
            xml.leaf("GARPersonMail", person.mail());
        }
        xml.leaf("GARRespAffEtab", school.uai()).close("GARRespAff");
    }

    static void personLink(GarXml xml, String record, List<String> key, String codeName) {
        xml.open(record).leaf(UAI, key.get(0)).leaf(IDENTIFIER, key.get(1));
        xml.leaf(codeName, key.get(2)).close(record);
    }

    static void division(GarXml xml, School school, School.Division division) {
        group(xml, school, List.of(division.code(), division.name(), "DIVISION"), List.of());
    }

    static void teachingGroup(GarXml xml, School school, TeachingGroup group) {
        group(xml, school, List.of(group.code(), group.name(), "GROUPE"), group.divisions());
    }

    static void group(GarXml xml, School school, List<String> words, List<String> divisions) {
        xml.open("GARGroupe").leaf("GARGroupeCode", words.get(0)).leaf(UAI, school.uai());
        xml.leaf("GARGroupeLibelle", words.get(1)).leaf("GARGroupeStatut", words.get(2));
        divisions.forEach(division -> xml.leaf("GARGroupeDivAppartenance", division));
        xml.close("GARGroupe");
    }

    static void lesson(GarXml xml, School school, Lesson lesson) {
        var record = lesson.toGroup() ? "GAREnsGroupeMatiere" : "GAREnsClasseMatiere";
        xml.open(record).leaf(UAI, school.uai()).leaf(IDENTIFIER, lesson.teacher());
        xml.leaf("GARGroupeCode", lesson.code());
        lesson.subject().codes().forEach(code -> xml.leaf("GARMatiereCode", code));
        xml.close(record);
    }

    private static void civilStatus(GarXml xml, Person person) {
        xml.leaf(IDENTIFIER, person.identifier());
        for (var post : person.posts()) {
            xml.open("GARPersonProfils").leaf(UAI, post.uai());
            xml.leaf("GARPersonProfil", post.profile().national()).close("GARPersonProfils");
        }
        var name = person.name();
        xml.leaf("GARPersonNomPatro", name.family()).leaf("GARPersonNom", name.family());
        xml.leaf("GARPersonPrenom", name.given()).leaf("GARPersonAutresPrenoms", name.given());
        xml.leaf("GARPersonAutresPrenoms", name.second());
        xml.leaf("GARPersonCivilite", name.civility());
        xml.leaf("GARPersonStructRattach", person.posts().getFirst().uai());
        person.posts().forEach(post -> xml.leaf("GARPersonEtab", post.uai()));
        person.birthDate().ifPresent(day -> xml.leaf("GARPersonDateNaissance", day.toString()));
    }

    private static void post(GarXml xml, Person person, Subject subject) {
        xml.open("GAREnsDisciplinesPostes").leaf(UAI, person.posts().getFirst().uai());
        xml.leaf("GAREnsDisciplinePosteCode", subject.post()).close("GAREnsDisciplinesPostes");
    }
}
