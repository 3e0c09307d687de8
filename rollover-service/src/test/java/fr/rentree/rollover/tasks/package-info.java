/// Tasks attacked: answers shuffled, doubled and lost, ticks killed, plans gone stale.
@NullMarked
package fr.rentree.rollover.tasks;

import org.jspecify.annotations.NullMarked;
