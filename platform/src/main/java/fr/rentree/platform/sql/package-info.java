/// SQL on sets, its rows read as records, in the transaction of whoever calls.
@NullMarked
package fr.rentree.platform.sql;

import org.jspecify.annotations.NullMarked;
