/// The definition's own rules and who may begin or stop a campaign.
@NullMarked
package fr.rentree.rollover.campaigns;

import org.jspecify.annotations.NullMarked;
