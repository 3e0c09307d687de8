package fr.rentree.sync.operations;

import fr.rentree.platform.school.Uai;
import fr.rentree.sync.assignments.Verdict;
import fr.rentree.sync.documents.Flaw;
import fr.rentree.sync.documents.Kind;
import java.util.UUID;

/// Why one operation is not carried out; the others of its batch are.
public sealed interface Refusal {

    /// A field of the operation that is missing, unknown or not what it should be.
    record BadField(String field, String expected) implements Refusal {}

    record UnsupportedKind(String kind) implements Refusal {}

    record Flawed(Flaw flaw) implements Refusal {}

    /// The same operation id with another content.
    record OperationIdReused() implements Refusal {}

    /// The note is not at the revision that was named any more.
    record Stale() implements Refusal {}

    /// The note is in another notebook than the operation says; notes do not move.
    record OtherNotebook(Uai school, String work) implements Refusal {}

    /// Another kind than the document has; it never changes.
    record OtherKind(Kind kind) implements Refusal {}

    /// A patch of what is not known here; it may still be on its way.
    record UnknownDocument(UUID id) implements Refusal {}

    /// @param verdict any but `Open`
    record MayNotWrite(Verdict verdict, Uai school, String work) implements Refusal {}

    record NotebookFull(int limit) implements Refusal {}

    record OwnerFull(int limit) implements Refusal {}

    /// Of positions, progress and preferences, all kinds together.
    record SmallDocumentsFull(int limit) implements Refusal {}
}
