/// Pages turned into PDF that a screen reader can read and an archive can keep.
@NullMarked
package fr.rentree.distribution.documents;

import org.jspecify.annotations.NullMarked;
