/// Tests of this feature.
@NullMarked
package fr.rentree.identity.delegations;

import org.jspecify.annotations.NullMarked;
