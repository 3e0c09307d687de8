/// Where notes can be kept: sync-service and its peers, spoken to in the way each likes best.
@NullMarked
package fr.rentree.bench.stores;

import org.jspecify.annotations.NullMarked;
