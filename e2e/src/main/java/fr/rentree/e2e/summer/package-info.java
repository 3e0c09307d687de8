/// The rollover: imports stop, the next year's people wait, and what was promised for last year's
/// notes is held.
@NullMarked
package fr.rentree.e2e.summer;

import org.jspecify.annotations.NullMarked;
