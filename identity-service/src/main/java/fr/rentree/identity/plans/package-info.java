/// Shows what a delivery would change, school by school, decides what is held, and applies it.
@NullMarked
package fr.rentree.identity.plans;

import org.jspecify.annotations.NullMarked;
