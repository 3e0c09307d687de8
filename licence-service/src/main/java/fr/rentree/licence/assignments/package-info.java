/// Who holds which seat; decides that no seat is given beyond the number ordered.
@NullMarked
package fr.rentree.licence.assignments;

import org.jspecify.annotations.NullMarked;
