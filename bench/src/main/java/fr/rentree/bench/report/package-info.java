/// What is made of measured values, and how it is printed.
@NullMarked
package fr.rentree.bench.report;

import org.jspecify.annotations.NullMarked;
