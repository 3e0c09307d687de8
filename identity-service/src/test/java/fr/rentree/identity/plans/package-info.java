/// Tests of this feature.
@NullMarked
package fr.rentree.identity.plans;

import org.jspecify.annotations.NullMarked;
