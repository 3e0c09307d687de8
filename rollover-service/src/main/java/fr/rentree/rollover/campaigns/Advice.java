package fr.rentree.rollover.campaigns;

import java.util.ArrayList;
import java.util.List;

/// What an operator should do next, in words; nothing while all goes by itself.
final class Advice {

    private Advice() {}

    static List<String> of(Campaign campaign, List<PhaseProgress> phases) {
        if (campaign.state().isFinished()) {
            return List.of();
        }
        var advice = new ArrayList<String>();
        if (campaign.paused()) {
            advice.add("The campaign is paused: resume it to send commands again.");
        }
        for (PhaseProgress phase : phases) {
            add(advice, campaign, phase);
        }
        return advice;
    }

    private static void add(List<String> advice, Campaign campaign, PhaseProgress phase) {
        boolean wasPlanned =
                campaign.state() == CampaignState.PLANNED
                        || campaign.state() == CampaignState.RUNNING;
        if (wasPlanned && phase.waiting() > 0) {
            advice.add(
                    "%s: %d schools changed since their plan was shown: plan again, then approve."
                            .formatted(phase.phase(), phase.waiting()));
        }
        if (phase.held() > 0) {
            advice.add(
                    "%s: %d schools are held above the threshold: read their plan, then approve with heldSchools."
                            .formatted(phase.phase(), phase.held()));
        }
        if (phase.failed() > 0) {
            advice.add(
                    "%s: %d schools failed: read the message of their task, then plan again."
                            .formatted(phase.phase(), phase.failed()));
        }
    }
}
