package fr.rentree.e2e.supplies;

import fr.rentree.e2e.generator.School;
import java.nio.charset.StandardCharsets;

/// An order as a bookseller receives it by mail: CSV with semicolons, UTF-8 with BOM, the
/// bookseller's own columns (formats.md 9.1).
public record OrderFile(School school, int firstYear, int quantity) {
    private static final String HEADER =
            "ID unique;Date;Nom étab;UAI de l'étab;Adresse de livraison;Nom commande;Campagne;"
                    + "EAN de la ressource;Titre de la ressource;Editeur;Distributeur;Numerique;"
                    + "Id de l'offre choisie;Type;Reassort;Quantité;Prix HT de la ressource;"
                    + "Part prix 5,5%;Part prix 20%;Prix unitaire TTC;Montant total HT;"
                    + "Prix total TTC;Commentaire";

    /// The bookseller's reference of the only line.
    public String line() {
        return "LIGNE-" + firstYear + "-" + school.uai();
    }

    public byte[] file() {
        return text(quantity + "").getBytes(StandardCharsets.UTF_8);
    }

    /// The same with a quantity that is no number.
    public byte[] faulty() {
        return text("trente").getBytes(StandardCharsets.UTF_8);
    }

    private String text(String asked) {
        return "\uFEFF"
                + HEADER
                + "\r\n"
                + String.join(
                        ";",
                        line(),
                        firstYear + "-06-01",
                        "LYCEE FICTIF",
                        school.uai(),
                        "1 rue de l'Exemple",
                        "PANIER-" + firstYear,
                        String.valueOf(firstYear),
                        DigitalArticles.EAN,
                        "\"Manuel d'exemple; SVT\"",
                        "EDITEUR-01",
                        "DISTRIBUTEUR-01",
                        "Oui",
                        DigitalArticles.OFFER,
                        "numerique",
                        "Non",
                        asked,
                        euros(DigitalArticles.PRICE),
                        "12,00",
                        "0,50",
                        euros(DigitalArticles.PRICE_WITH_TAX),
                        euros(quantity * DigitalArticles.PRICE),
                        euros(quantity * DigitalArticles.PRICE_WITH_TAX),
                        "")
                + "\r\n";
    }

    private static String euros(int cents) {
        return "%d,%02d".formatted(cents / 100, cents % 100);
    }
}
