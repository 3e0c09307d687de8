/// Servers that a bench starts for itself, and ends with itself.
@NullMarked
package fr.rentree.bench.stack;

import org.jspecify.annotations.NullMarked;
