/// Every limit of the service, and where clients are told of them.
@NullMarked
package fr.rentree.sync.limits;

import org.jspecify.annotations.NullMarked;
