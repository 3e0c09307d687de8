/// What devices send: which of it is written, merged or refused.
@NullMarked
package fr.rentree.sync.changes;

import org.jspecify.annotations.NullMarked;
