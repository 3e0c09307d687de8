/// Remembers which schools are closed to imports, as rollover-service says.
@NullMarked
package fr.rentree.identity.windows;

import org.jspecify.annotations.NullMarked;
