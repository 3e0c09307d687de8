package fr.rentree.identity.formats.gar;

import static fr.rentree.identity.formats.Finding.rejection;

import fr.rentree.identity.formats.Finding;
import fr.rentree.identity.formats.RecordKind;
import fr.rentree.identity.formats.gar.GarField.Form;
import fr.rentree.platform.school.Uai;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Checks a record against its grammar: order, number, emptiness, length and form of its children.
final class GarCheck {

    private static final Set<String> GROUP_KINDS = Set.of("DIVISION", "GROUPE");

    private final List<Finding> findings = new ArrayList<>();

    private GarCheck() {}

    static List<Finding> of(RecordKind kind, GarElement element) {
        var check = new GarCheck();
        check.children(element, GarGrammar.fields(kind));
        return check.findings;
    }

    private void children(GarElement element, List<GarField> fields) {
        order(element, fields);
        for (GarField field : fields) {
            number(element, field);
            for (GarElement child : element.all(field.name())) {
                if (field.form() == Form.COMPOSITE) {
                    children(child, field.children());
                } else {
                    value(child, field);
                }
            }
        }
    }

    private void order(GarElement element, List<GarField> fields) {
        int position = 0;
        for (GarElement child : element.children()) {
            int place = place(child.name(), fields);
            if (place < 0) {
                reject(
                        child,
                        "unknown-element",
                        child.name() + " has no place in " + element.name(),
                        "Export in the second-degree grammar of GAR-ENT 1.7.");
            } else if (place < position) {
                reject(
                        child,
                        "wrong-order",
                        child.name() + " stands after " + fields.get(position).name(),
                        "Write the children in the order of the GAR-ENT grammar.");
            }
            position = Math.max(position, place);
        }
    }

    private static int place(String name, List<GarField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void number(GarElement element, GarField field) {
        int number = element.all(field.name()).size();
        if (number < field.least()) {
            reject(
                    element,
                    field.name().equals("GARPersonMail") ? "officer-without-mail" : "missing-value",
                    element.name() + " has no " + field.name(),
                    "Complete " + field.name() + " in the ENT: it is mandatory.");
        } else if (number > 1 && !field.many()) {
            reject(
                    element,
                    "repeated-value",
                    field.name() + " stands " + number + " times in " + element.name(),
                    "Export " + field.name() + " once.");
        }
    }

    private void value(GarElement child, GarField field) {
        String text = child.text();
        if (!child.children().isEmpty()) {
            reject(
                    child,
                    "unknown-element",
                    field.name() + " holds elements where a text is expected",
                    "Export " + field.name() + " as plain text.");
        } else if (text.isEmpty()) {
            if (field.mandatory()) {
                empty(child, field);
            }
        } else if (text.codePointCount(0, text.length()) > field.length()) {
            reject(
                    child,
                    "too-long",
                    field.name() + " has more than " + field.length() + " characters",
                    "Shorten it in the ENT.");
        } else {
            form(child, field.form());
        }
    }

    private void empty(GarElement child, GarField field) {
        boolean mail = field.name().equals("GARPersonMail");
        reject(
                child,
                mail ? "officer-without-mail" : "empty-value",
                field.name() + " is empty",
                mail
                        ? "Give the officer an e-mail address in the ENT: without it they cannot"
                                + " assign."
                        : "Complete " + field.name() + " in the ENT: it is mandatory.");
    }

    private void form(GarElement child, Form form) {
        String text = child.text();
        switch (form) {
            case UAI -> {
                if (Uai.tryParse(text).isEmpty()) {
                    reject(
                            child,
                            "bad-uai",
                            "\"%s\" is no UAI: seven digits and their check letter are expected"
                                    .formatted(text),
                            "Correct the school's code in the ENT.");
                }
            }
            case DATE -> date(child);
            case PROFILE -> {
                if (GarProfile.read(text).isEmpty()) {
                    reject(
                            child,
                            "unknown-profile",
                            "\"%s\" is no profile of GAR".formatted(text),
                            "Send one of National_elv, _ens, _doc, _dir, _evs, _eta, _col.");
                }
            }
            case GROUP_KIND -> {
                if (!GROUP_KINDS.contains(text)) {
                    reject(
                            child,
                            "unknown-status",
                            "\"%s\" is neither DIVISION nor GROUPE".formatted(text),
                            "Send DIVISION for a class, GROUPE for a teaching group.");
                }
            }
            case TEXT, COMPOSITE -> {}
        }
    }

    private void date(GarElement child) {
        try {
            LocalDate.parse(child.text());
        } catch (DateTimeException _) {
            reject(
                    child,
                    "bad-date",
                    "\"%s\" is no date".formatted(child.text()),
                    "Write dates as yyyy-MM-dd.");
        }
    }

    private void reject(GarElement at, String code, String message, String remedy) {
        findings.add(rejection(at.line(), code, message, remedy));
    }
}
