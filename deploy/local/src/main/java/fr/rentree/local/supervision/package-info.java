/// Keeps processes running, and tells everybody what state they are in.
@NullMarked
package fr.rentree.local.supervision;

import org.jspecify.annotations.NullMarked;
