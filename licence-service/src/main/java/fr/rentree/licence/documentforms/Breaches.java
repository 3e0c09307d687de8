package fr.rentree.licence.documentforms;

import java.util.ArrayList;
import java.util.List;

/// Collects everything that speaks against what somebody sent.
final class Breaches {

    private final Fields fields;
    private final List<Breach> found = new ArrayList<>();

    Breaches(Fields fields) {
        this.fields = fields;
    }

    Fields fields() {
        return fields;
    }

    List<Breach> found() {
        return List.copyOf(found);
    }

    void demand(boolean kept, String rule, String field, String remedy) {
        if (!kept) {
            add(rule, field, remedy);
        }
    }

    void add(String rule, String field, String remedy) {
        found.add(new Breach(rule, field, String.join(", ", fields.all(field)), remedy));
    }

    void add(Breach breach) {
        found.add(breach);
    }
}
