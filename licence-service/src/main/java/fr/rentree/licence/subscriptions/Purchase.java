package fr.rentree.licence.subscriptions;

import fr.rentree.platform.school.Uai;
import java.util.UUID;

/// Where subscriptions come from, the school they are for, and whose account they are of.
public record Purchase(Source source, Uai school, String placedBy) {

    /// An order, or a document of a distributor.
    public sealed interface Source {

        UUID id();
    }

    /// Its lines are numbered from 1.
    public record OfOrder(UUID id) implements Source {}

    /// @param line which of its counts this is
    public record OfDocument(UUID id, int line) implements Source {}
}
