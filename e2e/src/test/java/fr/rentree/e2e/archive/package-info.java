/// The archives held against every rule of the format, by a reader written apart from the writer.
@NullMarked
package fr.rentree.e2e.archive;

import org.jspecify.annotations.NullMarked;
