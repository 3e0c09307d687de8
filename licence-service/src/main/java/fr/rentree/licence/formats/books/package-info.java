/// Books for sale: booksellers' digital articles and publishers' ONIX.
@NullMarked
package fr.rentree.licence.formats.books;

import org.jspecify.annotations.NullMarked;
