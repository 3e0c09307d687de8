/// The portals that people sign in through.
@NullMarked
package fr.rentree.identity.accesspoints;

import org.jspecify.annotations.NullMarked;
