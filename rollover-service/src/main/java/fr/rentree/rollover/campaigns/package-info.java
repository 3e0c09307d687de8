/// Decides what one rollover is: a territory, the year that closes, and the phases it will go
/// through.
@NullMarked
package fr.rentree.rollover.campaigns;

import org.jspecify.annotations.NullMarked;
