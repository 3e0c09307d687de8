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
                    "%s: plan again, then approve: schools that changed since their plan: %d."
                            .formatted(phase.phase(), phase.waiting()));
        }
        if (phase.held() > 0) {
            advice.add(
                    "%s: read the plan, then approve with heldSchools: schools above the threshold: %d."
                            .formatted(phase.phase(), phase.held()));
        }
        if (phase.failed() > 0) {
            advice.add(
                    "%s: read the message of the tasks, then plan again: schools that failed: %d."
                            .formatted(phase.phase(), phase.failed()));
        }
    }
}
