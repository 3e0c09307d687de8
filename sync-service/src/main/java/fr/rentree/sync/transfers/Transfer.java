package fr.rentree.sync.transfers;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.platform.school.Uai;
import fr.rentree.sync.assignments.ReadingRight;
import fr.rentree.sync.assignments.ReadingRights;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.notebooks.Notebook;
import fr.rentree.sync.notebooks.NotebookPlace;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Decides where the notes of a closed notebook go: to the one of a right that stands for the same
/// work.
///
/// @param notebooks all of the owner's
/// @param limit of notes in one notebook
record Transfer(List<Notebook> notebooks, ReadingRights rights, int limit, ZonedDateTime now) {

    /// What is to be done.
    sealed interface Decision {
        record Granted(Notebook into) implements Decision {}

        /// It was done before, and nothing has been written there since.
        record Done(UUID into) implements Decision {}

        record Refused(TransferRefusal refusal) implements Decision {}
    }

    Decision decide(Notebook source, Optional<Uai> school) {
        var movedTo = source.whereabouts().movedTo();
        if (movedTo.isPresent() && source.live() == 0) {
            return new Decision.Done(movedTo.get());
        }
        if (rights.verdict(source.origin(), now) instanceof Verdict.Open) {
            return new Decision.Refused(new TransferRefusal.StillOpen());
        }
        return into(source, school)
                .<Decision>map(into ->
                        into.live() + source.live() > limit
                                ? new Decision.Refused(new TransferRefusal.NotebookFull(limit))
                                : new Decision.Granted(into))
                .orElseGet(() ->
                        new Decision.Refused(
                                new TransferRefusal.NoRightElsewhere(
                                        source.place().work(), school)));
    }

    private Optional<Notebook> into(Notebook source, Optional<Uai> school) {
        return rights.all().stream()
                .filter(right -> right.work().equals(source.place().work()))
                .filter(right -> right.covers(now))
                .filter(right -> school.map(right.school()::equals).orElse(true))
                .sorted(Comparator.comparing(ReadingRight::lastDay).reversed())
                .map(right -> new NotebookPlace(right.school(), right.work()))
                .filter(place -> !place.equals(source.place()))
                .map(this::at)
                .findFirst();
    }

    private Notebook at(NotebookPlace place) {
        return notebooks.stream()
                .filter(notebook -> notebook.place().equals(place))
                .findFirst()
                .orElseGet(() ->
                        Notebook.begin(place, SchoolYear.of(now.toLocalDate()), now.toInstant()));
    }
}
