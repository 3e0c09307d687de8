/// Small parts of the first steps.
@NullMarked
package fr.rentree.e2e.autumn;

import org.jspecify.annotations.NullMarked;
