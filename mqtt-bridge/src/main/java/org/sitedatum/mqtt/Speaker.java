package org.sitedatum.mqtt;

import org.sitedatum.mqtt.session.PublisherCounts;

/** How a bridge speaks for its site: what bridges differ in. Called on any thread; must not block. */
interface Speaker {
    /** Epoch of the ownership under which this node speaks now; 0 while it does not. */
    long epoch();

    /** What became of the messages so far. */
    PublisherCounts sent();

    /** Another owner says that it serves with a higher epoch than this node's. */
    void onNewerOwner(long ownEpoch);
}
