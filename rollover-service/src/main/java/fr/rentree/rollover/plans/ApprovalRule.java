package fr.rentree.rollover.plans;

import fr.rentree.rollover.campaigns.Campaign;
import fr.rentree.rollover.campaigns.CampaignRefusal;
import fr.rentree.rollover.campaigns.CampaignState;
import java.util.Optional;

/// Whether an approval means the plan that stands.
final class ApprovalRule {

    private ApprovalRule() {}

    /// The same approval may come again, also while the campaign runs: it changes nothing more.
    static Optional<CampaignRefusal> refuses(Campaign campaign, Approval approval) {
        if (campaign.state().isFinished()) {
            return Optional.of(new CampaignRefusal.Finished(campaign.state()));
        }
        boolean planStands =
                campaign.state() == CampaignState.PLANNED
                        || campaign.state() == CampaignState.RUNNING;
        String planHash = campaign.planHash();
        if (!planStands || planHash == null) {
            return Optional.of(new CampaignRefusal.NotPlanned(campaign.state()));
        }
        return planHash.equals(approval.planHash())
                ? Optional.empty()
                : Optional.of(new CampaignRefusal.AnotherPlan(planHash));
    }
}
