/// Attacks on the import of rosters.
@NullMarked
package fr.rentree.identity.imports;

import org.jspecify.annotations.NullMarked;
