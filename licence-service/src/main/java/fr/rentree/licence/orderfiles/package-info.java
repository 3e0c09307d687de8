/// Orders as booksellers and Régions exchange them: files of lines for many schools, planned first
/// and placed whole (formats.md 9.1).
@NullMarked
package fr.rentree.licence.orderfiles;

import org.jspecify.annotations.NullMarked;
