/// Files of notes, ours and other programs': found by their content, read as they come.
@NullMarked
package fr.rentree.sync.formats;

import org.jspecify.annotations.NullMarked;
