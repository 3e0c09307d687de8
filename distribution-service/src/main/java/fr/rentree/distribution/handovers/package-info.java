/// Tablets into hands: the desk, and every reason to refuse.
@NullMarked
package fr.rentree.distribution.handovers;

import org.jspecify.annotations.NullMarked;
