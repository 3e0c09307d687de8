/// Tests of this feature.
@NullMarked
package fr.rentree.identity.accesspoints;

import org.jspecify.annotations.NullMarked;
