package org.sitedatum.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.mqtt.BridgeCounts;
import org.sitedatum.mqtt.IntakeLoad;
import org.sitedatum.mqtt.session.BrokerAddress;

/** A running node, alone or one of several. Thread-safe. */
public interface Node extends AutoCloseable {

    /** Completed with the reason when the node cannot go on; it is still to be closed then. */
    CompletionStage<String> fault();

    /** Waits until the fixes of every site come in; false when that takes longer. */
    boolean awaitUp(Duration atMost) throws InterruptedException;

    /** The broker this node is connected to. */
    BrokerAddress broker();

    /** Ids of the sites it serves. */
    List<String> sites();

    /**
     * What passed a site's bridge so far.
     *
     * @throws IllegalArgumentException when this node does not serve the site
     */
    BridgeCounts counts(String site);

    /**
     * How full the queue of a site's received messages is.
     *
     * @throws IllegalArgumentException when this node does not serve the site
     */
    IntakeLoad load(String site);

    /** The site documents behind this node, to read and to publish; empty when it has no store. */
    Optional<Sites> documents();

    /** What keeps it from serving now, one sentence each; empty when it can. */
    List<String> obstacles();

    /** Says that it is about to stop, and lets others serve as far as there are any; what it can still answer it answers. */
    default void leave() {}

    /** Finishes what was received, hands over or says offline, and disconnects. */
    @Override
    void close();
}
