/// The one lock and counter of each owner: who takes it writes alone, and numbers become visible in
/// order.
@NullMarked
package fr.rentree.sync.heads;

import org.jspecify.annotations.NullMarked;
