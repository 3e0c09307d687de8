package fr.rentree.e2e.archive;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The second-degree grammar as tables: which children, in which order, how often, how long.
final class GarGrammar {
    private static final String PERSON_HEAD =
            "GARPersonIdentifiant GARPersonProfils+ GARPersonIdSecondaire? GARPersonNomPatro? GARPersonNom"
                    + " GARPersonPrenom GARPersonAutresPrenoms+ GARPersonCivilite? GARPersonStructRattach?";
    private static final Map<String, Pattern> CHILDREN =
            """
            GAR-ENT-Etab = GAREtab* GARMEF* GARMatiere*
            GAR-ENT-Eleve = GAREleve* GARPersonMEF* GAREleveEnseignement*
            GAR-ENT-Enseignant = GAREnseignant* GARPersonMEF*
            GAR-ENT-Groupe = GARGroupe* GARPersonGroupe* GAREnsGroupeMatiere* GAREnsClasseMatiere*
            GAR-ENT-RespAff = GARRespAff*
            GAREtab = GARStructureUAI GARStructureNomCourant GAREtablissementStructRattachFctl? GARStructureContrat? GARStructureTelephone? GARStructureEmail?
            GARMEF = GARStructureUAI GARMEFCode GARMEFLibelle GARMEFRattach? GARMEFSTAT11?
            GARMatiere = GARStructureUAI GARMatiereCode GARMatiereLibelle
            GAREleve = %1$s GARPersonEtab+ GARPersonDateNaissance?
            GAREnseignant = %1$s GARPersonEtab+ GARPersonDateNaissance? GAREnsDisciplinesPostes* GARPersonMail*
            GARPersonProfils = GARStructureUAI GARPersonProfil
            GAREnsDisciplinesPostes = GARStructureUAI GAREnsDisciplinePosteCode+
            GARPersonMEF = GARStructureUAI GARPersonIdentifiant GARMEFCode
            GAREleveEnseignement = GARStructureUAI GARPersonIdentifiant GARMatiereCode
            GARGroupe = GARGroupeCode GARStructureUAI GARGroupeLibelle GARGroupeStatut GARGroupeDivAppartenance*
            GARPersonGroupe = GARStructureUAI GARPersonIdentifiant GARGroupeCode
            GAREnsGroupeMatiere = GARStructureUAI GARPersonIdentifiant GARGroupeCode GARMatiereCode+
            GAREnsClasseMatiere = GARStructureUAI GARPersonIdentifiant GARGroupeCode GARMatiereCode+
            GARRespAff = GARPersonIdentifiant GARPersonNom GARPersonPrenom GARPersonCivilite? GARPersonMail+ GARRespAffEtab+
            """
                    .formatted(PERSON_HEAD)
                    .lines()
                    .map(line -> line.split(" = "))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> children(pair[1])));
    private static final Map<String, Integer> LONGEST =
            Map.ofEntries(
                    Map.entry("GARStructureUAI", 45),
                    Map.entry("GARStructureNomCourant", 500),
                    Map.entry("GARStructureContrat", 45),
                    Map.entry("GARPersonIdentifiant", 64),
                    Map.entry("GARPersonProfil", 31),
                    Map.entry("GARPersonCivilite", 30),
                    Map.entry("GARPersonNom", 500),
                    Map.entry("GARPersonPrenom", 500),
                    Map.entry("GARPersonAutresPrenoms", 500),
                    Map.entry("GARGroupeStatut", 31));
    private static final int LONGEST_OTHERWISE = 255;

    private GarGrammar() {}

    static boolean allows(String record, String childrenInOrder) {
        var pattern = CHILDREN.get(record);
        return pattern != null && pattern.matcher(childrenInOrder).matches();
    }

    static int longest(String leaf) {
        return LONGEST.getOrDefault(leaf, LONGEST_OTHERWISE);
    }

    private static Pattern children(String model) {
        return Pattern.compile(model.replaceAll("(\\w+)([?*+]?) ?", "(?:$1 )$2"));
    }
}
