package fr.rentree.e2e.supplies;

import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.Subject;
import java.nio.charset.StandardCharsets;

/// What a bookseller offers: one manual for pupils, and for each thirty of it one free for a
/// teacher (formats.md 9.1).
public final class DigitalArticles {
    /// The manual as the catalogue names it.
    public static final String RESOURCE = Catalogue.manualOf(Subject.BIOLOGY, Level.PREMIERE);

    static final String EAN = "9782000000105";
    static final String OFFER = "OFFRE-SVT-1RE";

    /// In cents, without tax and with both rates of VAT.
    static final int PRICE = 1_250;

    static final int PRICE_WITH_TAX = 1_326;

    private static final String TEACHERS_EAN = "9782000000112";

    private DigitalArticles() {}

    /// The file `articlenumerique` of the bookseller.
    public static byte[] file() {
        return """
        [{"ean":"%s","ark":"%s","titre":"Manuel d'exemple","editeur":"EDITEUR-01","publiccible":"Elève",
          "disponibilite":[{"valeur":"Disponible","commandable":true}],
          "offres":[{"eanlibraire":"%s","duree":"1 an","prixht":"12.50","quantiteminimaleachat":5,
           "tvas":[{"pourcent":96,"taux":5.5},{"pourcent":4,"taux":20}],
           "leps":[{"ean":"%s","titre":"Licence enseignant","conditions":[
            {"conditionGratuite":30,"gratuite":1}]}]}]},
         {"ean":"%s","ark":"%s","titre":"Manuel d'exemple","editeur":"EDITEUR-01","publiccible":"Enseignant",
          "disponibilite":[{"valeur":"Disponible","commandable":true}],"offres":[]}]
        """
                .formatted(EAN, RESOURCE, OFFER, TEACHERS_EAN, TEACHERS_EAN, RESOURCE)
                .getBytes(StandardCharsets.UTF_8);
    }
}
