/// What every step of the year stands on: its schools and people, the screen, and ways to wait and
/// to check.
@NullMarked
package fr.rentree.e2e.stage;

import org.jspecify.annotations.NullMarked;
