/// Thresholds and approvals as tables.
@NullMarked
package fr.rentree.rollover.plans;

import org.jspecify.annotations.NullMarked;
