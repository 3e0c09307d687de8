package fr.rentree.identity.guilty;

import fr.rentree.licence.guilty.Foreign;

/// Guilty: knows another service's class.
class Stranger {

    Foreign foreign() {
        return new Foreign();
    }
}
