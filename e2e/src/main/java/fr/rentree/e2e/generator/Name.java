package fr.rentree.e2e.generator;

/// An invented name, made of words of nature: it is nobody's.
public record Name(String family, String given, String second, String civility) {

    private static final String[] TREES = {
        "AUBÉPINE", "BOULEAU", "CHÂTAIGNE", "ÉRABLE", "FRÊNE", "GENÉVRIER", "HÊTRE", "LAURIER",
        "MERISIER", "NOISETIER", "ORME", "PEUPLIER", "ROSEAU", "SAULE", "TILLEUL", "YEUSE",
        "ALISIER", "BRUYÈRE", "CÈDRE", "CORNOUILLER", "FOUGÈRE", "GLYCINE", "HOUX", "MÉLÈZE"
    };
    private static final String[] PLACES = {
        "DUNE", "RUISSEAU", "FALAISE", "GROTTE", "LAGUNE", "MARAIS", "PLAINE", "RIVAGE", "SENTIER",
        "TORRENT", "VALLÉE", "CLAIRIÈRE", "ÎLOT", "COLLINE", "CÔTE", "CRÊTE", "ESTRAN", "GLACIER",
        "HAVRE", "LISIÈRE", "MOULIN", "NUAGE", "ORAGE", "PRÉ", "ROCHER", "SOURCE", "TOURBIÈRE",
        "VERGER", "BROUILLARD", "CASCADE", "DÉGEL", "ÉCUME"
    };
    private static final String[] THINGS = {
        "Aiguail",
        "Bourgeon",
        "Cœur-de-Pluie",
        "Écorce",
        "Flocon",
        "Galet",
        "Humus",
        "Lichen",
        "Mousse",
        "Nuée",
        "Pétale",
        "Ricochet",
        "Sable",
        "Tourbillon",
        "Vent-Doux",
        "Zéphyr",
        "Argile",
        "Brindille",
        "Corail",
        "Duvet",
        "Étincelle",
        "Feuillage",
        "Givre",
        "Halo",
        "Ivoire",
        "Jonc",
        "Limon",
        "Marée",
        "Nacre",
        "Ombrelle",
        "Plume",
        "Quartz",
        "Rosée",
        "Silex",
        "Trèfle",
        "Varech",
        "Grelot",
        "Lueur",
        "Pollen",
        "Reflet"
    };

    static Name of(Dice dice, long... about) {
        return new Name(
                pick(TREES, dice, about, 1) + "-" + pick(PLACES, dice, about, 2),
                pick(THINGS, dice, about, 3),
                pick(THINGS, dice, about, 4),
                dice.oneIn(2, with(about, 5)) ? "M." : "Mme");
    }

    private static String pick(String[] words, Dice dice, long[] about, long what) {
        return words[dice.roll(words.length, with(about, what))];
    }

    private static long[] with(long[] about, long what) {
        var all = java.util.Arrays.copyOf(about, about.length + 1);
        all[about.length] = what;
        return all;
    }
}
