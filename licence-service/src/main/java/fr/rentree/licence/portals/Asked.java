package fr.rentree.licence.portals;

import fr.rentree.licence.portals.GarWriter.Erreur;

/// What stands in a path: whose list is asked for.
record Asked(String idEnt, String uai, String subject) {

    /// PostgreSQL has no such text, so nobody can be meant.
    boolean isImpossible() {
        return (idEnt + uai + subject).indexOf('\0') >= 0;
    }

    Erreur erreur(String code, String message) {
        return new Erreur(code, message, "ressources/" + idEnt + "/" + uai + "/" + subject);
    }
}
