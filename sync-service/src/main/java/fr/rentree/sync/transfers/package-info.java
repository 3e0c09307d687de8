/// Notes that did not follow their owner, taken over on request into the notebook that stands.
@NullMarked
package fr.rentree.sync.transfers;

import org.jspecify.annotations.NullMarked;
