package fr.rentree.licence.downloads;

import java.util.List;
import java.util.UUID;

/// What became of a download that was wanted.
sealed interface DownloadDecision {

    /// @param isNew false when this device had the manual already
    record Installed(Installation installation, boolean isNew) implements DownloadDecision {}

    sealed interface Refusal extends DownloadDecision {}

    /// The person does not hold the resource today.
    record NotHeld(String resource) implements Refusal {}

    /// Every place is taken, by these devices.
    record NoPlaceLeft(int allowed, List<Installation> holders) implements Refusal {}

    /// What was to give its place up is no download of this person and manual.
    record NothingToReplace(UUID download) implements Refusal {}
}
