/// Notebooks that follow their renewed licence into the next school year.
@NullMarked
package fr.rentree.sync.carryover;

import org.jspecify.annotations.NullMarked;
