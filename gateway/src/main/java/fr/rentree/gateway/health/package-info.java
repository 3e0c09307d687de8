/// Whether the parts of the platform answer, for people who look at the console.
@NullMarked
package fr.rentree.gateway.health;

import org.jspecify.annotations.NullMarked;
