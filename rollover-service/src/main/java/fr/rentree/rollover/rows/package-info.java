/// Reads what SQL on sets returns as records.
@NullMarked
package fr.rentree.rollover.rows;

import org.jspecify.annotations.NullMarked;
