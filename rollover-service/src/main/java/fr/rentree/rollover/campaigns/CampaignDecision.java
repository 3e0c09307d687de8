package fr.rentree.rollover.campaigns;

import java.util.UUID;

/// What became of a wish about a campaign.
public sealed interface CampaignDecision {

    record Accepted(UUID campaign) implements CampaignDecision {}

    record Refused(CampaignRefusal refusal) implements CampaignDecision {}
}
