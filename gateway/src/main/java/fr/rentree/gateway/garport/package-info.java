/// The second port, with mutual TLS: the GAR's own paths from the root, for clients that exist
/// already (formats.md 2 and 3).
@NullMarked
package fr.rentree.gateway.garport;

import org.jspecify.annotations.NullMarked;
