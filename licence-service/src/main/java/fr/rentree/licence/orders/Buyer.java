package fr.rentree.licence.orders;

/// Who places an order: on whose account references count, and who it was exactly.
record Buyer(String account, String name) {

    static final String SCHOOL = "SCHOOL";
    static final String OPERATOR = "OPERATOR";
}
