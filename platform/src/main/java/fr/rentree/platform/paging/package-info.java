/// Pages by cursor, never by number.
@NullMarked
package fr.rentree.platform.paging;

import org.jspecify.annotations.NullMarked;
