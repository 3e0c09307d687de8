package fr.rentree.sync.transfers;

import fr.rentree.platform.school.Uai;
import java.util.Optional;

/// Why notes are not taken over; they stay where they are.
sealed interface TransferRefusal {

    /// The notebook can be written in: there is nothing to take over.
    record StillOpen() implements TransferRefusal {}

    /// @param school that was asked for, if one was
    record NoRightElsewhere(String work, Optional<Uai> school) implements TransferRefusal {}

    record NotebookFull(int limit) implements TransferRefusal {}
}
