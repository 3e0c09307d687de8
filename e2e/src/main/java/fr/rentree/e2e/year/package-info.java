/// A whole school year, played step by step through the gateway, and checked at each step.
@NullMarked
package fr.rentree.e2e.year;

import org.jspecify.annotations.NullMarked;
