package fr.rentree.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A GAR-ENT archive made record by record, sound unless a test spoils it.
public final class TestDelivery {

    private static final List<String> KINDS =
            List.of("Etab", "Eleve", "Enseignant", "Groupe", "RespAff");

    private final String base;
    private final Map<String, TreeMap<Integer, StringBuilder>> lists = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<String> absent = new ArrayList<>();
    private final List<TarArchiveEntry> strange = new ArrayList<>();

    public TestDelivery(String idEnt, String stamp) {
        base = idEnt + "_GAR-ENT_Complet_" + stamp + "_2D";
    }

    public String archiveName() {
        return base + ".tar.gz";
    }

    public String page(String kind, int number) {
        return "%s_%s_%04d.xml".formatted(base, kind, number);
    }

    public TestDelivery school(String uai) {
        return etab(uai, "ECOLE " + uai)
                .raw(
                        "Etab",
                        1,
                        element(
                                "GARMEF",
                                uai(uai)
                                        + "<GARMEFCode>20010018110</GARMEFCode><GARMEFLibelle>2DE</GARMEFLibelle>"))
                .raw(
                        "Etab",
                        2,
                        element(
                                "GARMatiere",
                                uai(uai)
                                        + "<GARMatiereCode>061300</GARMatiereCode><GARMatiereLibelle>MATHS</GARMatiereLibelle>"));
    }

    public TestDelivery etab(String uai, String name) {
        return raw(
                "Etab",
                0,
                element(
                        "GAREtab",
                        uai(uai)
                                + "<GARStructureNomCourant>"
                                + name
                                + "</GARStructureNomCourant>"));
    }

    public TestDelivery pupil(String subject, String... schools) {
        return named(subject, "NOM-" + subject, schools);
    }

    public TestDelivery named(String subject, String name, String... schools) {
        return raw("Eleve", 0, person("GAREleve", subject, name, "National_elv", schools));
    }

    public TestDelivery staff(String subject, String profile, String... schools) {
        return raw(
                "Enseignant",
                0,
                person("GAREnseignant", subject, "NOM-" + subject, profile, schools));
    }

    public TestDelivery division(String school, String code) {
        return group(school, code, "DIVISION");
    }

    public TestDelivery group(String school, String code, String status, String... divisions) {
        var divs = new StringBuilder();
        for (String division : divisions) {
            divs.append("<GARGroupeDivAppartenance>")
                    .append(division)
                    .append("</GARGroupeDivAppartenance>");
        }
        return raw(
                "Groupe",
                0,
                element(
                        "GARGroupe",
                        "<GARGroupeCode>%s</GARGroupeCode>%s<GARGroupeLibelle>GROUPE %s</GARGroupeLibelle><GARGroupeStatut>%s</GARGroupeStatut>%s"
                                .formatted(code, uai(school), code, status, divs)));
    }

    public TestDelivery member(String school, String subject, String code) {
        return raw(
                "Groupe",
                1,
                element(
                        "GARPersonGroupe",
                        uai(school) + id(subject) + "<GARGroupeCode>" + code + "</GARGroupeCode>"));
    }

    public TestDelivery level(String school, String subject) {
        return raw(
                "Eleve",
                1,
                element(
                        "GARPersonMEF",
                        uai(school) + id(subject) + "<GARMEFCode>20010018110</GARMEFCode>"));
    }

    public TestDelivery officer(String subject, String mail, String... schools) {
        var etabs = new StringBuilder();
        for (String school : schools) {
            etabs.append("<GARRespAffEtab>").append(school).append("</GARRespAffEtab>");
        }
        return raw(
                "RespAff",
                0,
                element(
                        "GARRespAff",
                        id(subject)
                                + "<GARPersonNom>NOM-%1$s</GARPersonNom><GARPersonPrenom>Prenom-%1$s</GARPersonPrenom>"
                                        .formatted(subject)
                                + "<GARPersonMail>"
                                + mail
                                + "</GARPersonMail>"
                                + etabs));
    }

    /// Adds records of any shape to the n-th list of a kind.
    public TestDelivery raw(String kind, int list, String xml) {
        list(kind).computeIfAbsent(list, _ -> new StringBuilder()).append(xml).append('\n');
        return this;
    }

    private TreeMap<Integer, StringBuilder> list(String kind) {
        return lists.computeIfAbsent(kind, _ -> new TreeMap<>());
    }

    /// Puts an entry of any content in the archive, in place of a page of that name.
    public TestDelivery entry(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public TestDelivery strange(TarArchiveEntry entry) {
        strange.add(entry);
        return this;
    }

    public TestDelivery without(String kind) {
        absent.add(kind);
        return this;
    }

    public byte[] archive() {
        var bytes = new ByteArrayOutputStream();
        write(bytes);
        return bytes.toByteArray();
    }

    public static String md5(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(OutputStream bytes) {
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String kind : KINDS) {
                if (!absent.contains(kind) && !entries.containsKey(page(kind, 0))) {
                    put(tar, page(kind, 0), content(kind).getBytes(StandardCharsets.UTF_8));
                }
            }
            for (var entry : entries.entrySet()) {
                put(tar, entry.getKey(), entry.getValue());
            }
            for (var entry : strange) {
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        entry.setModTime(0L);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    /// One record a line, so that tests know the line of each.
    public String content(String kind) {
        return root(kind, String.join("", list(kind).values()));
    }

    public static String root(String kind, String records) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <GAR-ENT-%1$s xmlns="http://data.education.fr/ns/gar" Version="1.0">
        %2$s</GAR-ENT-%1$s>
        """
                .formatted(kind, records);
    }

    public static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String person(
            String element, String subject, String name, String profile, String... schools) {
        var profiles = new StringBuilder();
        var etabs = new StringBuilder();
        for (String school : schools) {
            profiles.append("<GARPersonProfils>")
                    .append(uai(school))
                    .append("<GARPersonProfil>")
                    .append(profile)
                    .append("</GARPersonProfil></GARPersonProfils>");
            etabs.append("<GARPersonEtab>").append(school).append("</GARPersonEtab>");
        }
        return element(
                element,
                id(subject)
                        + profiles
                        + "<GARPersonNom>%s</GARPersonNom>".formatted(name)
                        + "<GARPersonPrenom>Prenom-%1$s</GARPersonPrenom><GARPersonAutresPrenoms>Prenom-%1$s</GARPersonAutresPrenoms>"
                                .formatted(subject)
                        + etabs);
    }

    private static String uai(String school) {
        return "<GARStructureUAI>" + school + "</GARStructureUAI>";
    }

    private static String id(String subject) {
        return "<GARPersonIdentifiant>" + subject + "</GARPersonIdentifiant>";
    }
}
