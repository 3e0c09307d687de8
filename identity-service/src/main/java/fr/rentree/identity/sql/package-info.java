/// Sets of rows by plain SQL, in the transaction that is under way.
@NullMarked
package fr.rentree.identity.sql;

import org.jspecify.annotations.NullMarked;
