/// The carry-over deadlines of schools, as rollover-service tells them.
@NullMarked
package fr.rentree.sync.deadlines;

import org.jspecify.annotations.NullMarked;
