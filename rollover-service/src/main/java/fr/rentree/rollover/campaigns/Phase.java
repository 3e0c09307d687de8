package fr.rentree.rollover.campaigns;

/// The kinds of work a rollover knows; what each means is its owner's code.
public enum Phase {
    RENEW_LICENCES,
    CARRY_ON_NOTES,
    SUSPEND_FORMER_PUPILS
}
