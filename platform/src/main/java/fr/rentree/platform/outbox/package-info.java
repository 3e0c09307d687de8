/// Events that committed changes owe, published in order per key, at least once.
@NullMarked
package fr.rentree.platform.outbox;

import org.jspecify.annotations.NullMarked;
