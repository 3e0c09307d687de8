/// What could go from a device to free space; its user chooses, and nothing on the server changes.
@NullMarked
package fr.rentree.sync.storage;

import org.jspecify.annotations.NullMarked;
