package fr.rentree.rollover.plans;

import fr.rentree.rollover.campaigns.CampaignDecision;
import fr.rentree.rollover.campaigns.CampaignDecision.Accepted;
import fr.rentree.rollover.campaigns.CampaignDecision.Refused;
import fr.rentree.rollover.campaigns.CampaignRefusal;
import fr.rentree.rollover.campaigns.CampaignRepository;
import fr.rentree.rollover.campaigns.CampaignState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Asks for plans, shows them, takes approvals.
@ApplicationScoped
public class PlanDesk {

    private final CampaignRepository campaigns;
    private final PlanRepository plans;

    PlanDesk(CampaignRepository campaigns, PlanRepository plans) {
        this.campaigns = campaigns;
        this.plans = plans;
    }

    /// Asks every school's owners what would go; what was approved already keeps its approval.
    @Transactional
    CampaignDecision ask(UUID id) {
        var found = campaigns.lock(id);
        if (found.isEmpty()) {
            return new Refused(new CampaignRefusal.Unknown());
        }
        var campaign = found.get();
        if (campaign.state().isFinished()) {
            return new Refused(new CampaignRefusal.Finished(campaign.state()));
        }
        if (campaign.state() == CampaignState.PLANNING) {
            return new Accepted(id);
        }
        if (plans.addTasks(id) == 0) {
            return new Refused(new CampaignRefusal.NoSchool(campaign.territory()));
        }
        plans.askAgain(id);
        campaigns.planning(id);
        return new Accepted(id);
    }

    @Transactional
    CampaignDecision approve(UUID id, Approval approval) {
        var campaign = campaigns.lock(id);
        if (campaign.isEmpty()) {
            return new Refused(new CampaignRefusal.Unknown());
        }
        var refusal = ApprovalRule.refuses(campaign.get(), approval);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        plans.approve(id, approval.heldSchools());
        if (campaign.get().state() == CampaignState.PLANNED) {
            campaigns.approve(id, approval.planHash(), approval.by());
        }
        return new Accepted(id);
    }

    /// Notices plans that are complete and campaigns that have nothing left to do.
    @Transactional
    public void settle() {
        plans.settle();
    }

    @Transactional
    Optional<List<PlanLine>> lines(UUID id, PlanPlace after, int limit) {
        return campaigns.find(id).map(campaign -> plans.lines(campaign.id(), after, limit));
    }
}
