package fr.rentree.identity.formats.gar;

import java.util.List;

/// What the grammar asks of one child of a record.
record GarField(
        String name, int least, boolean many, int length, Form form, List<GarField> children) {

    enum Form {
        TEXT,
        UAI,
        DATE,
        PROFILE,
        GROUP_KIND,
        COMPOSITE
    }

    static GarField one(String name, int length) {
        return new GarField(name, 1, false, length, Form.TEXT, List.of());
    }

    static GarField optional(String name, int length) {
        return new GarField(name, 0, false, length, Form.TEXT, List.of());
    }

    static GarField some(String name, int length) {
        return new GarField(name, 1, true, length, Form.TEXT, List.of());
    }

    static GarField any(String name, int length) {
        return new GarField(name, 0, true, length, Form.TEXT, List.of());
    }

    static GarField some(String name, GarField... children) {
        return new GarField(name, 1, true, 0, Form.COMPOSITE, List.of(children));
    }

    static GarField any(String name, GarField... children) {
        return new GarField(name, 0, true, 0, Form.COMPOSITE, List.of(children));
    }

    GarField as(Form wanted) {
        return new GarField(name, least, many, length, wanted, children);
    }

    boolean mandatory() {
        return least > 0;
    }
}
