package fr.rentree.rollover.campaigns;

import java.util.UUID;

/// Why a campaign is not begun, planned, approved or stopped.
public sealed interface CampaignRefusal {

    record Unknown() implements CampaignRefusal {}

    record NoCalendar() implements CampaignRefusal {}

    /// Another campaign of the same territory and year is still under way.
    record Unfinished(UUID campaign) implements CampaignRefusal {}

    record Finished(CampaignState state) implements CampaignRefusal {}

    record NoSchool(String territory) implements CampaignRefusal {}

    record NotPlanned(CampaignState state) implements CampaignRefusal {}

    /// The plan that was read is not the one that stands.
    record AnotherPlan(String planHash) implements CampaignRefusal {}
}
