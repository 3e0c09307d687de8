package fr.rentree.e2e.archive;

import static fr.rentree.e2e.archive.GarRecords.personLink;

import fr.rentree.e2e.generator.Name;
import fr.rentree.e2e.generator.Person;
import fr.rentree.e2e.generator.Person.Post;
import fr.rentree.e2e.generator.Profile;
import fr.rentree.e2e.generator.School;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing wrong in an archive: a record too many that is bad (the rest goes on), or a delivery
/// nobody may take.
public enum Defect {
    MISSPELT_UAI(GarList.ESTABLISHMENTS),
    EMPTY_NAME(GarList.PUPILS),
    UNKNOWN_PROFILE(GarList.PUPILS),
    LONG_IDENTIFIER(GarList.PUPILS),
    IMPOSSIBLE_DATE(GarList.PUPILS),
    UNKNOWN_STATUS(GarList.GROUPS),
    COLLIDING_GROUP(GarList.GROUPS),
    UNKNOWN_PERSON(GarList.MEMBERS),
    UNKNOWN_GROUP(GarList.MEMBERS),
    OFFICER_WITHOUT_MAIL(GarList.OFFICERS),
    WRONG_DIGEST(null),
    CUT_ARCHIVE(null),
    MISSING_PAGE(null),
    NOT_WELL_FORMED(null),
    DOCTYPE(null),
    PATH_TRAVERSAL(null);

    static final String BAD_IDENTIFIER = "ELV-BAD-0001";
    private final @Nullable GarList list;

    Defect(@Nullable GarList list) {
        this.list = list;
    }

    /// Whether only a record is bad, and not the whole delivery.
    public boolean isOfOneRecord() {
        return list != null;
    }

    boolean isIn(GarList other) {
        return list == other;
    }

    void write(School school, GarPages pages) {
        var someone = school.pupils().getFirst();
        switch (this) {
            case MISSPELT_UAI ->
                    pages.add(xml ->
                            GarRecords.establishment(xml, misspelt(school), "LYCEE MAL ECRIT"));
            case EMPTY_NAME -> pupil(pages, school, BAD_IDENTIFIER, "");
            case LONG_IDENTIFIER -> pupil(pages, school, "E".repeat(65), "TROP-LONG");
            case UNKNOWN_PROFILE -> pages.add(xml -> strangeProfile(xml, school));
            case IMPOSSIBLE_DATE -> pages.add(xml -> impossibleDate(xml, school));
            case UNKNOWN_STATUS ->
                    pages.add(xml ->
                            GarRecords.group(
                                    xml, school, List.of("OPT1", "OPTION 1", "OPTION"), List.of()));
            case COLLIDING_GROUP ->
                    pages.add(xml ->
                            GarRecords.group(
                                    xml,
                                    school,
                                    List.of(someone.division(), "MEME CODE", "GROUPE"),
                                    List.of()));
            case UNKNOWN_PERSON -> member(pages, school, "ELV-NOBODY", someone.division());
            case UNKNOWN_GROUP -> member(pages, school, someone.person().identifier(), "NO-GROUP");
            case OFFICER_WITHOUT_MAIL ->
                    pages.add(xml ->
                            GarRecords.officer(xml, school, school.staff().getFirst(), false));
            case WRONG_DIGEST,
                    CUT_ARCHIVE,
                    MISSING_PAGE,
                    NOT_WELL_FORMED,
                    DOCTYPE,
                    PATH_TRAVERSAL -> {}
        }
    }

    private static String misspelt(School school) {
        var digits = school.uai().substring(0, 7);
        return digits + (school.uai().endsWith("A") ? "B" : "A");
    }

    private static void pupil(GarPages pages, School school, String identifier, String family) {
        var post = new Post(school.uai(), Profile.PUPIL);
        var name = new Name(family, "Personne", "Personne", "M.");
        var person = new Person(identifier, name, Optional.empty(), List.of(post));
        pages.add(xml -> GarRecords.pupil(xml, person));
    }

    private static void strangeProfile(GarXml xml, School school) {
        xml.open("GAREleve").leaf(GarRecords.IDENTIFIER, BAD_IDENTIFIER);
        xml.open("GARPersonProfils").leaf(GarRecords.UAI, school.uai());
        xml.leaf("GARPersonProfil", "National_xyz").close("GARPersonProfils");
        endOfPupil(xml, school).close("GAREleve");
    }

    private static void impossibleDate(GarXml xml, School school) {
        xml.open("GAREleve").leaf(GarRecords.IDENTIFIER, BAD_IDENTIFIER);
        xml.open("GARPersonProfils").leaf(GarRecords.UAI, school.uai());
        xml.leaf("GARPersonProfil", Profile.PUPIL.national()).close("GARPersonProfils");
        endOfPupil(xml, school).leaf("GARPersonDateNaissance", "31/02/2011").close("GAREleve");
    }

    private static GarXml endOfPupil(GarXml xml, School school) {
        xml.leaf("GARPersonNom", "PERSONNE").leaf("GARPersonPrenom", "Personne");
        return xml.leaf("GARPersonAutresPrenoms", "Personne").leaf("GARPersonEtab", school.uai());
    }

    private static void member(GarPages pages, School school, String identifier, String code) {
        var key = List.of(school.uai(), identifier, code);
        pages.add(xml -> personLink(xml, "GARPersonGroupe", key, GarList.GROUP_CODE));
    }
}
