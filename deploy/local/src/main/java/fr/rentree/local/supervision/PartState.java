package fr.rentree.local.supervision;

/// What a part is doing, as people are told.
public enum PartState {
    WAITING,
    STARTING,
    READY,
    CRASHED,
    STOPPING,
    STOPPED
}
