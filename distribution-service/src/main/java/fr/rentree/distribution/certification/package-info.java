/// Lists of cessions that a school certifies to its Région: numbered without gaps, immutable.
@NullMarked
package fr.rentree.distribution.certification;

import org.jspecify.annotations.NullMarked;
