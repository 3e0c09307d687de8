/// Tests of this feature.
@NullMarked
package fr.rentree.identity.establishments;

import org.jspecify.annotations.NullMarked;
