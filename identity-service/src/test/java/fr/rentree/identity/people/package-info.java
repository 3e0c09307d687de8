/// Tests of this feature.
@NullMarked
package fr.rentree.identity.people;

import org.jspecify.annotations.NullMarked;
