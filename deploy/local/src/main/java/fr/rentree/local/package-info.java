/// Starts, watches and stops the whole platform on one machine.
@NullMarked
package fr.rentree.local;

import org.jspecify.annotations.NullMarked;
