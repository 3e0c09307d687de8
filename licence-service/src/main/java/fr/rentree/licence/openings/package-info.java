/// Opens a resource in one click: a ticket for seconds, good once, for the reader app or for a
/// publisher's server.
@NullMarked
package fr.rentree.licence.openings;

import org.jspecify.annotations.NullMarked;
