/// Everybody a tablet concerns at a school, in the order of the alphabet.
@NullMarked
package fr.rentree.distribution.beneficiaries;

import org.jspecify.annotations.NullMarked;
