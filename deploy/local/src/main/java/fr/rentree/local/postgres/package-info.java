/// The PostgreSQL cluster of this machine: one database and two roles for each service.
@NullMarked
package fr.rentree.local.postgres;

import org.jspecify.annotations.NullMarked;
