package fr.rentree.identity.guilty;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Guilty: a consumer that gives up the order of a key.
class GuiltyConsumer {

    @RunOnVirtualThread
    void receive(String event) {}
}
