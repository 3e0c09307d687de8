/// The GAR's catalogue of what may be distributed.
@NullMarked
package fr.rentree.licence.formats.gar;

import org.jspecify.annotations.NullMarked;
