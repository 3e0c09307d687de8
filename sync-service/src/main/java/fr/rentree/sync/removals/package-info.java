/// The end of frozen notebooks: announced, planned, approved, and only then carried out.
@NullMarked
package fr.rentree.sync.removals;

import org.jspecify.annotations.NullMarked;
