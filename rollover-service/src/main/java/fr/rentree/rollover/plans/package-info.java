/// Decides what may be applied: only what a plan has shown and somebody has approved.
@NullMarked
package fr.rentree.rollover.plans;

import org.jspecify.annotations.NullMarked;
