package fr.rentree.licence.fulfilment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of a state file.
///
/// @param changed order lines whose state is another one now
/// @param unchanged order lines that were in that state already, or over before
/// @param held cancellations that wait, because people hold the seats
/// @param unknown lines about no order of yours; at most 100 of each list are shown
@Schema(
        examples =
                """
                {"lines":3,"changed":1,"unchanged":1,"heldCount":1,"unknownCount":0,
                 "held":[{"line":2,"name":"1002","school":"0000001B","reported":20,"assigned":28}],
                 "unknown":[]}
                """)
record StateReport(
        int lines,
        int changed,
        int unchanged,
        int heldCount,
        int unknownCount,
        List<Held> held,
        List<Unknown> unknown) {

    static final int SHOWN = 100;

    record Held(int line, String name, String school, int reported, int assigned) {}

    record Unknown(int line, String name, String school) {}

    static StateReport of(
            int lines, int changed, int unchanged, List<Held> held, List<Unknown> unknown) {
        return new StateReport(
                lines,
                changed,
                unchanged,
                held.size(),
                unknown.size(),
                held.stream().limit(SHOWN).toList(),
                unknown.stream().limit(SHOWN).toList());
    }
}
