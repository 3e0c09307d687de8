package fr.rentree.sync.notebooks;

import java.util.UUID;

/// A notebook and whose it is.
public record OwnedNotebook(UUID owner, Notebook notebook) {}
