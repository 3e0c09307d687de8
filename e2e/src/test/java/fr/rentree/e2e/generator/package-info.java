/// The invented schools: their shape, and what becomes of them the next year.
@NullMarked
package fr.rentree.e2e.generator;

import org.jspecify.annotations.NullMarked;
