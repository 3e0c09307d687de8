package fr.rentree.licence.orderfiles;

import java.text.Normalizer;
import java.util.Locale;

/// The columns of an order file, as booksellers name them; those with the numbers of pupils follow.
enum OrderFileColumn {
    ID("ID unique"),
    DATE("Date"),
    SCHOOL_NAME("Nom étab"),
    SCHOOL("UAI de l'étab"),
    ADDRESS("Adresse de livraison"),
    ORDER("Nom commande"),
    CAMPAIGN("Campagne"),
    EAN("EAN de la ressource"),
    TITLE("Titre de la ressource"),
    PUBLISHER("Editeur"),
    DISTRIBUTOR("Distributeur"),
    DIGITAL("Numerique"),
    OFFER("Id de l'offre choisie"),
    TYPE("Type"),
    RESTOCK("Reassort"),
    QUANTITY("Quantité"),
    UNIT_PRICE("Prix HT de la ressource"),
    REDUCED_PART("Part prix 5,5%"),
    STANDARD_PART("Part prix 20%"),
    UNIT_WITH_TAX("Prix unitaire TTC"),
    TOTAL("Montant total HT"),
    TOTAL_WITH_TAX("Prix total TTC"),
    COMMENT("Commentaire");

    private final String header;

    OrderFileColumn(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    /// Accents, case, apostrophes and spaces differ from one bookseller to the next.
    boolean isNamed(String text) {
        return folded(text).equals(folded(header));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^\\p{Alnum}%]", "")
                .toLowerCase(Locale.ROOT);
    }
}
