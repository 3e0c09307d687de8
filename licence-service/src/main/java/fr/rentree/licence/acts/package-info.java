/// What an officer does in one go: give, take back, undo; kept, reported, resumed.
@NullMarked
package fr.rentree.licence.acts;

import org.jspecify.annotations.NullMarked;
