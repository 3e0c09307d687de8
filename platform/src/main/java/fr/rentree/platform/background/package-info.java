/// Work that no request waits for.
@NullMarked
package fr.rentree.platform.background;

import org.jspecify.annotations.NullMarked;
