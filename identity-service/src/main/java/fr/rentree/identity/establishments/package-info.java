/// The schools that the ENTs deliver.
@NullMarked
package fr.rentree.identity.establishments;

import org.jspecify.annotations.NullMarked;
