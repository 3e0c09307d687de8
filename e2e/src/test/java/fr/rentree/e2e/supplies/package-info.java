/// Catalogue, orders, tablets, and the command line that writes all of it.
@NullMarked
package fr.rentree.e2e.supplies;

import org.jspecify.annotations.NullMarked;
