/// What distributors read in the GAR's own shape: their documents, the schools, and how many seats
/// were given; never who holds them.
@NullMarked
package fr.rentree.licence.distributors;

import org.jspecify.annotations.NullMarked;
