/// A person brings notes from a file: shown first, decided by the person, then written as a device
/// writes.
@NullMarked
package fr.rentree.sync.imports;

import org.jspecify.annotations.NullMarked;
