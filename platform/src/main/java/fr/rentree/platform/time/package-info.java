/// The one clock.
@NullMarked
package fr.rentree.platform.time;

import org.jspecify.annotations.NullMarked;
