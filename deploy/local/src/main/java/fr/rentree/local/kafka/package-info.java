/// The Kafka broker of this machine: one node that is broker and controller.
@NullMarked
package fr.rentree.local.kafka;

import org.jspecify.annotations.NullMarked;
