/// How repositories name the parameters of their statements on sets. transaction.
@NullMarked
package fr.rentree.licence.sql;

import org.jspecify.annotations.NullMarked;
