/// The devices of a person, and how far each has read.
@NullMarked
package fr.rentree.sync.devices;

import org.jspecify.annotations.NullMarked;
