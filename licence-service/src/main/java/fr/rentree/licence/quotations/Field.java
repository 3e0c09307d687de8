package fr.rentree.licence.quotations;

/// The parts of an order line that can be wrong, as the API and as the files of booksellers call
/// them.
public enum Field {
    NAME("name", "ID unique"),
    SCHOOL("school", "UAI de l'étab"),
    REFERENCE("reference", "Nom commande"),
    RESOURCE("resource", "EAN de la ressource"),
    EAN("ean", "EAN de la ressource"),
    OFFER("offer", "Id de l'offre choisie"),
    SEATS("seats", "Quantité"),
    AUDIENCE("audience", "EAN de la ressource"),
    DAYS("lastDay", "Date"),
    PRICE("price", "Prix HT de la ressource");

    private final String member;
    private final String column;

    Field(String member, String column) {
        this.member = member;
        this.column = column;
    }

    /// Its name in JSON.
    public String member() {
        return member;
    }

    /// Its column in an order file.
    public String column() {
        return column;
    }
}
