package fr.rentree.licence.documents;

import java.time.Instant;
import java.util.UUID;

/// Who changes what a document opened, and when.
record DocumentChange(UUID number, String byWhom, Instant now) {}
