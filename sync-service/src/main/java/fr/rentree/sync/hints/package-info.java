/// Telling devices at once that there is something new, in their notes or their rights, and nothing
/// of what it is.
@NullMarked
package fr.rentree.sync.hints;

import org.jspecify.annotations.NullMarked;
