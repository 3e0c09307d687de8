/// Holds the documentation to the code.
@NullMarked
package fr.rentree.e2e.docs;

import org.jspecify.annotations.NullMarked;
