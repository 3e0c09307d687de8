package fr.rentree.identity.guilty;

import fr.rentree.identity.other.There;

/// Guilty: one half of a cycle of features.
public class Here {

    There there() {
        return new There();
    }
}
