/// SQL on sets, its rows read as records.
@NullMarked
package fr.rentree.distribution.rows;

import org.jspecify.annotations.NullMarked;
