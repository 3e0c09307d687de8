/// Tests of this feature.
@NullMarked
package fr.rentree.identity.tasks;

import org.jspecify.annotations.NullMarked;
