/// The whole catalogue as the GAR publishes it, for portals and distributors.
@NullMarked
package fr.rentree.licence.diffusables;

import org.jspecify.annotations.NullMarked;
