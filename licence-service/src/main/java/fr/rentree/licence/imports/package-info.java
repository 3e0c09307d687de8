/// How files become the catalogue: read, planned, approved, applied; whole or not at all.
@NullMarked
package fr.rentree.licence.imports;

import org.jspecify.annotations.NullMarked;
