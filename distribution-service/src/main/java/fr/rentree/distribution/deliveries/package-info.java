/// What a supplier announces: which tablet, for which school.
@NullMarked
package fr.rentree.distribution.deliveries;

import org.jspecify.annotations.NullMarked;
