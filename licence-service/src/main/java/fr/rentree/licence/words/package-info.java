/// What people read, in their language.
@NullMarked
package fr.rentree.licence.words;

import org.jspecify.annotations.NullMarked;
