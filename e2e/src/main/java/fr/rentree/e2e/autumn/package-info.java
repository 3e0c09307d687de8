/// From September to June: the people arrive, seats and tablets are given, and somebody takes
/// notes.
@NullMarked
package fr.rentree.e2e.autumn;

import org.jspecify.annotations.NullMarked;
