/// Takes rosters in: received, checked, planned, approved, applied, and told.
@NullMarked
package fr.rentree.identity.imports;

import org.jspecify.annotations.NullMarked;
