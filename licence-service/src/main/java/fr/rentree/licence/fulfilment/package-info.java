/// How far orders have come: what booksellers report of them, and what schools give up of them.
@NullMarked
package fr.rentree.licence.fulfilment;

import org.jspecify.annotations.NullMarked;
