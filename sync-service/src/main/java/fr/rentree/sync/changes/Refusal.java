package fr.rentree.sync.changes;

import fr.rentree.platform.school.Uai;
import fr.rentree.sync.annotations.Flaw;
import fr.rentree.sync.assignments.Verdict;

/// Why one operation is not carried out; the others of its batch are.
sealed interface Refusal {

    /// A field of the operation that is missing, unknown or not what it should be.
    record BadField(String field, String expected) implements Refusal {}

    record UnsupportedKind(String kind) implements Refusal {}

    record Flawed(Flaw flaw) implements Refusal {}

    /// The same operation id with another content.
    record OperationIdReused() implements Refusal {}

    /// The note is in another notebook than the operation says; notes do not move.
    record OtherNotebook(Uai school, String work) implements Refusal {}

    /// @param verdict any but `Open`
    record MayNotWrite(Verdict verdict, Uai school, String work) implements Refusal {}

    record NotebookFull(int limit) implements Refusal {}

    record OwnerFull(int limit) implements Refusal {}
}
