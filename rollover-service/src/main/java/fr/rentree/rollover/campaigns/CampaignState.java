package fr.rentree.rollover.campaigns;

/// Where a campaign stands as a whole; its tasks say where each school stands.
public enum CampaignState {
    DRAFT,
    PLANNING,
    PLANNED,
    RUNNING,
    DONE,
    STOPPED;

    public boolean isFinished() {
        return this == DONE || this == STOPPED;
    }
}
