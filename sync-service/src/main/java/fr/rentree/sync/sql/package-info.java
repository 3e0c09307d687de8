/// How every repository here talks to PostgreSQL: statements on sets of rows.
@NullMarked
package fr.rentree.sync.sql;

import org.jspecify.annotations.NullMarked;
