package org.sitedatum.cluster.config;

import java.nio.file.Path;
import java.time.Duration;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.store.StoreAddress;

/**
 * What makes several nodes one service.
 *
 * @param members which node this is and who the others are
 * @param dataFolder on a disk of this machine: what this node promised to the others
 * @param store where the site documents lie, shared by all nodes when there are several
 * @param drain how long a node that was asked to stop goes on answering HTTP once it says that it is not ready
 */
public record ClusterOptions(MemberOptions members, Path dataFolder, StoreAddress store, Duration drain) {

    /** Longest {@code drain}: whoever stops a node waits no longer than 30 s as a rule. */
    public static final Duration LONGEST_DRAIN = Duration.ofSeconds(15);

    /** Stops answering as soon as it has handed over. */
    public ClusterOptions(MemberOptions members, Path dataFolder, StoreAddress store) {
        this(members, dataFolder, store, Duration.ZERO);
    }
}
