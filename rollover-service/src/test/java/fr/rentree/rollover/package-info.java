/// Tests across the features of the service, and what all of them share.
@NullMarked
package fr.rentree.rollover;

import org.jspecify.annotations.NullMarked;
