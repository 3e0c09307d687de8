package fr.rentree.identity.formats.gar;

import static fr.rentree.identity.formats.RecordKind.*;

import fr.rentree.identity.formats.RecordKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The five kinds of file of a GAR-ENT delivery, and the lists each holds, in their order.
public enum PageKind {
    ETAB("Etab", List.of(SCHOOL, PROGRAMME, RecordKind.SUBJECT)),
    ELEVE("Eleve", List.of(PUPIL, PROGRAMME_LINK, SUBJECT_LINK)),
    ENSEIGNANT("Enseignant", List.of(STAFF, PROGRAMME_LINK)),
    GROUPE("Groupe", List.of(GROUP, GROUP_LINK, GROUP_TEACHING, DIVISION_TEACHING)),
    RESP_AFF("RespAff", List.of(OFFICER));

    private final String word;
    private final List<RecordKind> lists;

    PageKind(String word, List<RecordKind> lists) {
        this.word = word;
        this.lists = lists;
    }

    static Optional<PageKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    String rootElement() {
        return "GAR-ENT-" + word;
    }

    /// Where this element's list stands in the page; -1 when it has no place there.
    int position(String element) {
        for (int i = 0; i < lists.size(); i++) {
            if (lists.get(i).element().equals(element)) {
                return i;
            }
        }
        return -1;
    }

    RecordKind list(int position) {
        return lists.get(position);
    }
}
