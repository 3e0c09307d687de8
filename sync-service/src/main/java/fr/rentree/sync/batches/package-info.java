/// The ways in: batches of devices, notes from files, what is brought back.
@NullMarked
package fr.rentree.sync.batches;

import org.jspecify.annotations.NullMarked;
