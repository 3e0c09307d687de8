/// What a school finds in the boxes, held against what was announced; nothing is created silently.
@NullMarked
package fr.rentree.distribution.receptions;

import org.jspecify.annotations.NullMarked;
