/// One description of the whole API, and the contracts of the events.
@NullMarked
package fr.rentree.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
