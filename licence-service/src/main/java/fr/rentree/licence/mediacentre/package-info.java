/// What one person may open today, for the person and for the ENT portal.
@NullMarked
package fr.rentree.licence.mediacentre;

import org.jspecify.annotations.NullMarked;
