/// Seats and shelves of a whole Région, beside PostgreSQL itself.
@NullMarked
package fr.rentree.bench.licence;

import org.jspecify.annotations.NullMarked;
