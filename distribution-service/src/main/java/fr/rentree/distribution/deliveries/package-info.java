/// What a supplier announced, and what a school found in the boxes.
@NullMarked
package fr.rentree.distribution.deliveries;

import org.jspecify.annotations.NullMarked;
