/// What happened to every seat: read line by line, and replayed to prove the counters.
@NullMarked
package fr.rentree.licence.journal;

import org.jspecify.annotations.NullMarked;
