package fr.rentree.licence.orders;

/// Who places an order: on whose account references count, and who it was exactly.
public record Buyer(String account, String name) {

    public static final String SCHOOL = "SCHOOL";
    public static final String OPERATOR = "OPERATOR";
}
