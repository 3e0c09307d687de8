/// What is written in one commit: changes of many people that arrive at the same moment.
@NullMarked
package fr.rentree.sync.grouping;

import org.jspecify.annotations.NullMarked;
