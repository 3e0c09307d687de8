package fr.rentree.licence.acts;

import fr.rentree.platform.school.Uai;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What somebody did, or has asked for and is still under way.
///
/// @param done resources that are done, of `resources` in all
/// @param changed seats given or taken back so far
/// @param undoneBy the act that undid it
@Schema(
        examples =
                """
                {"act":"01990000-0000-7000-8000-00000000ff01","school":"0000001B","kind":"GIVE",
                 "byWhom":"01990000-0000-7000-8000-000000000009","origin":"BY_RESOURCE",
                 "at":"2026-09-02T08:00:00Z","state":"RUNNING","done":12,"resources":57,
                 "changed":3480,"undoneBy":null}
                """)
public record Act(
        UUID act,
        Uai school,
        Kind kind,
        String byWhom,
        String origin,
        Instant at,
        State state,
        int done,
        int resources,
        int changed,
        @Nullable UUID undoneBy) {

    public enum Kind {
        GIVE,
        TAKE_BACK,
        UNDO
    }

    public enum State {
        RUNNING,
        DONE
    }

    public boolean isDone() {
        return state == State.DONE;
    }
}
