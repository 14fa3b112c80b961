package org.sitedatum.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.ownership.LeaseOptions;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.site.Site;

/** Nodes of a cluster in this JVM, with one broker and one store. */
final class NodesInProcess implements AutoCloseable {

    static final String SECRET = "a secret of the members";
    /** On a busy machine nothing runs for a second now and then: no failover is to be seen here. */
    static final LeaseOptions PATIENT = new LeaseOptions(100_000_000L, 2_700_000_000L, 80_000_000L, 0.02);

    private final Path folder;
    private final EpochNanoClock clock;
    private final EmbeddedBroker broker;
    private final StoreAddress store;
    private final List<MemberAddress> members = new ArrayList<>();
    private final Map<String, ClusteredNode> running = new LinkedHashMap<>();

    /**
     * With a broker, and no node yet.
     *
     * @param ids of all members that there will be
     */
    NodesInProcess(Path folder, List<String> ids) throws IOException {
        this(folder, ids, EpochNanoClock.system());
    }

    /** The same where all nodes have one clock. */
    NodesInProcess(Path folder, List<String> ids, EpochNanoClock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        store = StoreAddress.inMemory(folder.getFileName().toString());
        for (String id : ids) {
            members.add(new MemberAddress(id, "127.0.0.1", MosquittoServer.freePort()));
        }
    }

    /** Starts a node that brings these sites with it. */
    ClusteredNode start(String id, List<Site> sites) throws IOException {
        ClusterOptions cluster = new ClusterOptions(membership(id), folder.resolve(id), store);
        NodeOptions options = NodeOptions.of(sites).withBroker(new BrokerOptions.External(broker.address()));
        ClusteredNode node = ClusteredNode.start(options, cluster, clock, new LiveSites(clock), PATIENT);
        running.put(id, node);
        return node;
    }

    /** Stops a node politely. */
    void stop(String id) {
        running.remove(id).close();
    }

    MemberOptions membership(String id) {
        return new MemberOptions(id, members, SECRET);
    }

    List<MemberAddress> members() {
        return List.copyOf(members);
    }

    ClusteredNode get(String id) {
        return Optional.ofNullable(running.get(id)).orElseThrow();
    }

    /** Those that run, by id. */
    Map<String, ClusteredNode> running() {
        return running;
    }

    BrokerAddress broker() {
        return broker.address();
    }

    StoreAddress store() {
        return store;
    }

    /** Which node owns a site, or {@code site/sector}. */
    Optional<String> owner(String served) {
        return running.keySet().stream()
                .filter(id -> running.get(id).isOwner(served))
                .findFirst();
    }

    /** Which nodes run the engine of a site, or of {@code site/sector}. */
    List<String> warm(String served) {
        return running.keySet().stream()
                .filter(id -> running.get(id).isWarm(served))
                .toList();
    }

    /** A site out of its document. */
    static Site site(Path folder, String json) throws IOException, ConfigurationException {
        return SiteFile.read(Files.writeString(folder.resolve("site.json"), json));
    }

    @Override
    public void close() {
        running.values().forEach(ClusteredNode::close);
        broker.close();
    }
}
