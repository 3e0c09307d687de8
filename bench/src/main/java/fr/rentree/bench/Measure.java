package fr.rentree.bench;

/// One thing to measure: ours and a peer's, in turn, in the same run on the same machine.
interface Measure {

    String title();

    /// What one round of ours gives, in `unit()`.
    double ours() throws Exception;

    /// What one round of the peer gives, in the same unit.
    double peer() throws Exception;

    String unit();

    String peerName();

    int rounds();
}
