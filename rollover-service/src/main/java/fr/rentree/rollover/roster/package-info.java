/// Keeps people and schools as identity last told us: who may do what, and how many pupils a school
/// has.
@NullMarked
package fr.rentree.rollover.roster;

import org.jspecify.annotations.NullMarked;
