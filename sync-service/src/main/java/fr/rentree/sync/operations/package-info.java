/// What devices send, and what is refused of it before anything is decided.
@NullMarked
package fr.rentree.sync.operations;

import org.jspecify.annotations.NullMarked;
