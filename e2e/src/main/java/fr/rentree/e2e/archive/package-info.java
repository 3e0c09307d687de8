/// Invented schools written as a portal would send them: GAR-ENT archives, and the same with one
/// thing wrong.
@NullMarked
package fr.rentree.e2e.archive;

import org.jspecify.annotations.NullMarked;
