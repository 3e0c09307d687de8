/// A pupil and a device to test the service with, as it looks from outside.
@NullMarked
package fr.rentree.sync;

import org.jspecify.annotations.NullMarked;
