package fr.rentree.sync.notebooks;

import fr.rentree.platform.school.Uai;
import java.util.Optional;

/// Where one owner's notebook is: a work (a manual across editions and years) at a school.
///
/// @param otherAccessPoint the one it was begun under, when its owner comes by another now: such a
///   notebook leaves its place to a new one
public record NotebookPlace(Uai school, String work, Optional<String> otherAccessPoint) {

    /// By the access point that the person comes by.
    public NotebookPlace(Uai school, String work) {
        this(school, work, Optional.empty());
    }

    /// The same school and work, whatever the access point.
    public boolean isAt(NotebookPlace other) {
        return school.equals(other.school) && work.equals(other.work);
    }
}
