package fr.rentree.identity.other;

import fr.rentree.identity.guilty.Here;

/// Guilty: the other half.
public class There {

    Here here() {
        return new Here();
    }
}
