/// What devices read: every change of their owner, in the order it became visible.
@NullMarked
package fr.rentree.sync.feed;

import org.jspecify.annotations.NullMarked;
