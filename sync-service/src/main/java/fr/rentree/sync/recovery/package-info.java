/// Texts that lost and edits that met a deletion: shown, and brought back.
@NullMarked
package fr.rentree.sync.recovery;

import org.jspecify.annotations.NullMarked;
