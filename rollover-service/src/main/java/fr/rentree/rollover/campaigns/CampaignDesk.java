package fr.rentree.rollover.campaigns;

import fr.rentree.platform.school.SchoolYear;
import fr.rentree.rollover.calendars.CalendarDesk;
import fr.rentree.rollover.campaigns.CampaignDecision.Accepted;
import fr.rentree.rollover.campaigns.CampaignDecision.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Begins, pauses, resumes and stops campaigns.
@ApplicationScoped
class CampaignDesk {

    private final CampaignRepository campaigns;
    private final CalendarDesk calendars;
    private final DefinitionReader definitions;

    CampaignDesk(
            CampaignRepository campaigns, CalendarDesk calendars, DefinitionReader definitions) {
        this.campaigns = campaigns;
        this.calendars = calendars;
        this.definitions = definitions;
    }

    /// A campaign and how far its phases are.
    record Overview(Campaign campaign, List<PhaseProgress> phases) {}

    @Transactional
    CampaignDecision begin(String territory, SchoolYear schoolYear) {
        if (!calendars.has(territory, schoolYear)) {
            return new Refused(new CampaignRefusal.NoCalendar());
        }
        var definition = definitions.newest();
        var begun =
                campaigns.insert(
                        territory, schoolYear, definition.version(), definitions.write(definition));
        if (begun.isPresent()) {
            return new Accepted(begun.get());
        }
        return campaigns
                .unfinished(territory, schoolYear)
                .<CampaignDecision>map(
                        other -> new Refused(new CampaignRefusal.Unfinished(other.id())))
                .orElseThrow();
    }

    @Transactional
    Optional<Overview> find(UUID id) {
        return campaigns
                .find(id)
                .map(campaign -> new Overview(campaign, campaigns.phases(campaign.id())));
    }

    @Transactional
    List<Campaign> list(String territory, String before, int limit) {
        return campaigns.list(territory, before, limit);
    }

    @Transactional
    CampaignDecision pause(UUID id, boolean paused) {
        return whileUnfinished(id, () -> campaigns.pause(id, paused));
    }

    /// What was commanded is still answered and recorded; nothing more is commanded.
    @Transactional
    CampaignDecision stop(UUID id) {
        return whileUnfinished(id, () -> campaigns.stop(id));
    }

    private CampaignDecision whileUnfinished(UUID id, Runnable change) {
        var campaign = campaigns.lock(id);
        if (campaign.isEmpty()) {
            return new Refused(new CampaignRefusal.Unknown());
        }
        var state = campaign.get().state();
        if (state.isFinished()) {
            return new Refused(new CampaignRefusal.Finished(state));
        }
        change.run();
        return new Accepted(id);
    }
}
