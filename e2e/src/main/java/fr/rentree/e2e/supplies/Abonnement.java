package fr.rentree.e2e.supplies;

import fr.rentree.e2e.generator.Level;
import fr.rentree.e2e.generator.School;
import fr.rentree.e2e.generator.Subject;

/// What a distributor tells the GAR that a school has subscribed to (formats.md 3.2).
public record Abonnement(String id, String uai, String resource, int firstYear, int pupils) {
    /// A manual that the school has from a distributor and not by an order.
    public static Abonnement of(School school, int firstYear) {
        var resource = Catalogue.manualOf(Subject.HISTORY, Level.SECONDE);
        return new Abonnement(
                "ABO-" + firstYear + "-" + school.uai(), school.uai(), resource, firstYear, 40);
    }

    /// As clients write it today, fields in the GAR's order.
    public String xml() {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <abonnement xmlns="http://www.atosworldline.com/wsabonnement/v1.0/">
          <idAbonnement>%s</idAbonnement>
          <idDistributeurCom>%s</idDistributeurCom>
          <idRessource>%s</idRessource>
          <typeIdRessource>ark</typeIdRessource>
          <libelleRessource>Manuel d'exemple</libelleRessource>
          <debutValidite>%d-09-01T00:00:00</debutValidite>
          <anneeFinValidite>%d-%d</anneeFinValidite>
          <uaiEtab>%s</uaiEtab>
          <categorieAffectation>transferable</categorieAffectation>
          <typeAffectation>INDIV</typeAffectation>
          <nbLicenceEnseignant>3</nbLicenceEnseignant>
          <nbLicenceEleve>%d</nbLicenceEleve>
          <publicCible>ENSEIGNANT</publicCible>
          <publicCible>ELEVE</publicCible>
        </abonnement>
        """
                .formatted(
                        id,
                        Catalogue.DISTRIBUTOR,
                        resource,
                        firstYear,
                        firstYear,
                        firstYear + 1,
                        uai,
                        pupils);
    }

    /// The question for this one subscription, as the body of a GET.
    public String filters() {
        return """
        <filtres xmlns="http://www.atosworldline.com/wsabonnement/v1.0/">\
        <filtre><filtreNom>idAbonnement</filtreNom><filtreValeur>%s</filtreValeur></filtre>\
        <triPar>idAbonnement</triPar><tri>ASC</tri></filtres>\
        """
                .formatted(id);
    }
}
