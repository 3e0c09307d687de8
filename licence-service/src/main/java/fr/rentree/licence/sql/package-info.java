/// How repositories speak of many rows at once: named parameters in, records out, in the caller's
/// transaction.
@NullMarked
package fr.rentree.licence.sql;

import org.jspecify.annotations.NullMarked;
