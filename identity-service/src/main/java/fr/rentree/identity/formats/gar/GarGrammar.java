package fr.rentree.identity.formats.gar;

import static fr.rentree.identity.formats.gar.GarField.any;
import static fr.rentree.identity.formats.gar.GarField.one;
import static fr.rentree.identity.formats.gar.GarField.optional;
import static fr.rentree.identity.formats.gar.GarField.some;

import fr.rentree.identity.formats.RecordKind;
import fr.rentree.identity.formats.gar.GarField.Form;
import java.util.List;
import java.util.stream.Stream;

/// The children of each record of a second-degree delivery, in the order they must stand in.
final class GarGrammar {

    private static final GarField UAI = one("GARStructureUAI", 45).as(Form.UAI);
    private static final GarField PERSON = one("GARPersonIdentifiant", 64);

    private static final List<GarField> SCHOOL =
            List.of(
                    UAI,
                    one("GARStructureNomCourant", 500),
                    optional("GAREtablissementStructRattachFctl", 255),
                    optional("GARStructureContrat", 45),
                    optional("GARStructureTelephone", 20),
                    optional("GARStructureEmail", 255));
    private static final List<GarField> PROGRAMME =
            List.of(
                    UAI,
                    one("GARMEFCode", 255),
                    one("GARMEFLibelle", 255),
                    optional("GARMEFRattach", 255),
                    optional("GARMEFSTAT11", 255));
    private static final List<GarField> SUBJECT =
            List.of(UAI, one("GARMatiereCode", 255), one("GARMatiereLibelle", 255));
    private static final List<GarField> PUPIL =
            List.of(
                    PERSON,
                    some("GARPersonProfils", UAI, one("GARPersonProfil", 31).as(Form.PROFILE)),
                    optional("GARPersonIdSecondaire", 255),
                    optional("GARPersonNomPatro", 500),
                    one("GARPersonNom", 500),
                    one("GARPersonPrenom", 500),
                    some("GARPersonAutresPrenoms", 500),
                    optional("GARPersonCivilite", 30),
                    optional("GARPersonStructRattach", 45),
                    some("GARPersonEtab", 45).as(Form.UAI),
                    optional("GARPersonDateNaissance", 10).as(Form.DATE));
    private static final List<GarField> STAFF =
            Stream.concat(
                            PUPIL.stream(),
                            Stream.of(
                                    any(
                                            "GAREnsDisciplinesPostes",
                                            UAI,
                                            some("GAREnsDisciplinePosteCode", 255)),
                                    any("GARPersonMail", 255)))
                    .toList();
    private static final List<GarField> PROGRAMME_LINK =
            List.of(UAI, PERSON, one("GARMEFCode", 255));
    private static final List<GarField> SUBJECT_LINK =
            List.of(UAI, PERSON, one("GARMatiereCode", 255));
    private static final List<GarField> GROUP =
            List.of(
                    one("GARGroupeCode", 255),
                    UAI,
                    one("GARGroupeLibelle", 255),
                    one("GARGroupeStatut", 31).as(Form.GROUP_KIND),
                    any("GARGroupeDivAppartenance", 255));
    private static final List<GarField> GROUP_LINK =
            List.of(UAI, PERSON, one("GARGroupeCode", 255));
    private static final List<GarField> TEACHING =
            List.of(UAI, PERSON, one("GARGroupeCode", 255), some("GARMatiereCode", 255));
    private static final List<GarField> OFFICER =
            List.of(
                    PERSON,
                    one("GARPersonNom", 500),
                    one("GARPersonPrenom", 500),
                    optional("GARPersonCivilite", 30),
                    some("GARPersonMail", 255),
                    some("GARRespAffEtab", 45).as(Form.UAI));

    private GarGrammar() {}

    static List<GarField> fields(RecordKind kind) {
        return switch (kind) {
            case SCHOOL -> SCHOOL;
            case PROGRAMME -> PROGRAMME;
            case SUBJECT -> SUBJECT;
            case PUPIL -> PUPIL;
            case STAFF -> STAFF;
            case PROGRAMME_LINK -> PROGRAMME_LINK;
            case SUBJECT_LINK -> SUBJECT_LINK;
            case GROUP -> GROUP;
            case GROUP_LINK -> GROUP_LINK;
            case GROUP_TEACHING, DIVISION_TEACHING -> TEACHING;
            case OFFICER -> OFFICER;
        };
    }
}
