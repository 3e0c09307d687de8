/// What is sent and who sends it: invented people and notes, the same for ours and for the peers.
@NullMarked
package fr.rentree.bench.workload;

import org.jspecify.annotations.NullMarked;
