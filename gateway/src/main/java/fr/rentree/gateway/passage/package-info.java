/// A request on its way: received, named, checked, carried to a part, and answered.
@NullMarked
package fr.rentree.gateway.passage;

import org.jspecify.annotations.NullMarked;
