package fr.rentree.licence.undo;

import fr.rentree.licence.acts.Act;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What undoing an act would do, or did. It is exact: all seats or none, and not when one of them
/// is not as the act left it.
///
/// @param seats seats that would be taken back, or restored
/// @param obstacles why it cannot be done; empty when it can
@Schema(
        examples =
                """
                {"act":{"act":"01990000-0000-7000-8000-00000000ff01","school":"0000001B",
                 "kind":"GIVE","byWhom":"01990000-0000-7000-8000-000000000009",
                 "origin":"BY_RESOURCE","at":"2026-09-02T08:00:00Z","state":"DONE","done":1,
                 "resources":1,"changed":28,"undoneBy":null},"seats":28,"obstacles":[]}
                """)
record Undo(Act act, int seats, List<String> obstacles) {

    /// How the seats of an act stand.
    ///
    /// @param changed given or taken back again since
    /// @param ended of rights that ended
    /// @param absent of people who left
    /// @param heldAgain of people who got another seat of the resource
    /// @param bound given, and not transferable
    /// @param missing seats that were given to others
    record Standing(
            int seats, int changed, int ended, int absent, int heldAgain, int bound, int missing) {}

    Undo {
        obstacles = List.copyOf(obstacles);
    }

    static Undo of(Act act, Standing standing) {
        var obstacles = new ArrayList<String>();
        if (!act.isDone()) {
            obstacles.add("It is still under way: wait until it is done.");
        }
        add(obstacles, standing.changed(), "seats changed hands since: mend these one by one.");
        add(obstacles, standing.ended(), "seats are of subscriptions that ended since.");
        add(obstacles, standing.absent(), "of the people left the school since.");
        add(obstacles, standing.heldAgain(), "of the people got another seat since.");
        add(obstacles, standing.bound(), "seats are not transferable: they stay where they are.");
        add(obstacles, standing.missing(), "of the seats were given to others since.");
        return new Undo(act, standing.seats(), obstacles);
    }

    boolean isPossible() {
        return obstacles.isEmpty();
    }

    private static void add(List<String> obstacles, int number, String words) {
        if (number > 0) {
            obstacles.add(number + " " + words);
        }
    }
}
