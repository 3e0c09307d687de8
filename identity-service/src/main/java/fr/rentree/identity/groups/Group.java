package fr.rentree.identity.groups;

import fr.rentree.platform.school.Uai;
import java.util.List;

/// A division, or a group with the divisions that its pupils come from.
record Group(Uai uai, Kind kind, String code, long version, String name, List<String> divisions) {

    enum Kind {
        DIVISION,
        GROUP
    }

    String place() {
        return kind + "/" + code;
    }
}
