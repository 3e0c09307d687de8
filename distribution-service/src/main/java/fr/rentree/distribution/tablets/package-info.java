/// Tablets of a school: their serial numbers, their states, how many in each.
@NullMarked
package fr.rentree.distribution.tablets;

import org.jspecify.annotations.NullMarked;
