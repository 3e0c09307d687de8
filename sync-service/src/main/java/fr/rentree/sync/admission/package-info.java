/// Who is let in when more ask than can be served: pushes before pulls, nobody before the others.
@NullMarked
package fr.rentree.sync.admission;

import org.jspecify.annotations.NullMarked;
