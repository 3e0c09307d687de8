/// What of the rights that were bought is assigned and opened: by resource, school and Région.
@NullMarked
package fr.rentree.licence.statistics;

import org.jspecify.annotations.NullMarked;
