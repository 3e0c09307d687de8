/// Invented schools, the same ones for the same numbers: who is there in one year, and in the next.
@NullMarked
package fr.rentree.e2e.generator;

import org.jspecify.annotations.NullMarked;
