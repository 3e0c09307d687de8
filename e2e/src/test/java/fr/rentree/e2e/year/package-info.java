/// The year played on a running platform, twice, and once while services are killed.
@NullMarked
package fr.rentree.e2e.year;

import org.jspecify.annotations.NullMarked;
