package fr.rentree.sync.hints;

import java.time.Instant;
import java.util.UUID;

/// A device that listens.
interface Listener {

    UUID owner();

    Instant since();

    /// Says that the owner's last change is this one, unless that was said already.
    void tell(long seq);

    /// Says that the owner's rights were changed for the so manieth time, unless that was said.
    void tellRights(long number);

    /// Says what could not be said while the device had not taken the words before.
    void catchUp();

    void beat();

    void end();
}
