/// The copy of the roster against old, doubled and removed news.
@NullMarked
package fr.rentree.rollover.roster;

import org.jspecify.annotations.NullMarked;
