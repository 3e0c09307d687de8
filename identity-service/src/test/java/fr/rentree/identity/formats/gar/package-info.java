/// Tests of this feature.
@NullMarked
package fr.rentree.identity.formats.gar;

import org.jspecify.annotations.NullMarked;
