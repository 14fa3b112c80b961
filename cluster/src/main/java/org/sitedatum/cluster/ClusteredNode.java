package org.sitedatum.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveMesh;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.member.MemberLink;
import org.sitedatum.cluster.ownership.EpochFile;
import org.sitedatum.cluster.ownership.LeaseOptions;
import org.sitedatum.cluster.ownership.OwnershipListener;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.cluster.site.SiteDocument;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.site.StoredSites;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.mqtt.BridgeCounts;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.StandbyListener;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of several nodes that serve the same sites. Every node hears every site's fixes and keeps its engine warm; the one
 * that holds the site's lease speaks.
 *
 * <pre>
 * other members ◄── MemberLink ──► SectorLeases ── owned, lost, hand over ──► ServedSector
 * broker ── fixes ──► StandbyBridge ──► SiteEngine ──► StandbyBridge ── while the lease holds ──► broker
 * </pre>
 */
public final class ClusteredNode implements Node {

    private static final Logger LOG = LoggerFactory.getLogger(ClusteredNode.class);

    private static final byte LEASES = 1;
    private static final long HAND_OVER_MILLIS = 2_000;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final NodeBroker broker;
    private final LiveSites live;
    private final ServedSectors sectors = new ServedSectors();
    private final NodeFault fault = new NodeFault();
    private final CompletableFuture<SectorLeases> leases = new CompletableFuture<>();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch up = new CountDownLatch(1);
    private final EpochFile epochs;
    private final MemberLink link;
    private final CompletableFuture<LiveMesh> mesh = new CompletableFuture<>();
    private final CompletableFuture<HandOverPost> handOvers = new CompletableFuture<>();
    private final StoredSites stored;
    private final List<String> others;

    private ClusteredNode(
            NodeOptions options,
            ClusterOptions cluster,
            List<StoredSite> sites,
            NodeBroker broker,
            EpochNanoClock clock,
            LiveSites live,
            StoredSites stored)
            throws IOException {
        this.broker = broker;
        this.live = live;
        this.stored = stored;
        String self = cluster.members().self();
        this.others =
                cluster.members().ids().stream().filter(id -> !id.equals(self)).toList();
        Files.createDirectories(cluster.dataFolder());
        epochs = EpochFile.open(cluster.dataFolder(), "epochs-" + self, clock.epochNanos() / NANOS_PER_MILLI);
        link = MemberLink.start(cluster.members(), this::onFrame);
        mesh.complete(LiveMesh.start(live, new LiveMail(link, others)));
        handOvers.complete(new HandOverPost(
                (node, bytes) -> link.send(node, HandOverPost.CHANNEL, bytes), others, this::onHandOver));
        for (StoredSite site : sites) {
            live.site(site.site())
                    .expect(SectorKey.of(site.site()).stream()
                            .map(SectorKey::liveId)
                            .toList());
            for (SectorKey key : SectorKey.of(site.site())) {
                sectors.add(served(options, key, self, site, clock));
            }
        }
        leases.complete(SectorLeases.start(
                self,
                cluster.members().ids(),
                sectors.leases(),
                LeaseOptions.DEFAULT,
                epochs,
                (to, bytes) -> link.send(to, LEASES, bytes),
                new Ownership()));
        stored.listen(this::onRevision);
        reconsiderReadiness();
    }

    /**
     * Opens the store, imports what it does not have yet, and joins the others.
     *
     * @param clock stamps what is received and paces the engines
     * @throws IOException when the data folder or the member port cannot be used
     * @throws org.sitedatum.cluster.store.StoreException when the store cannot
     */
    public static ClusteredNode start(NodeOptions options, ClusterOptions cluster, EpochNanoClock clock)
            throws IOException {
        return start(options, cluster, clock, new LiveSites(clock));
    }

    /**
     * The same, shown to those who look.
     *
     * @param live closed with the node
     */
    public static ClusteredNode start(NodeOptions options, ClusterOptions cluster, EpochNanoClock clock, LiveSites live)
            throws IOException {
        Files.createDirectories(cluster.dataFolder());
        SiteLoad load = SiteLoad.from(
                cluster.store(), options.sites(), cluster.members().self());
        if (load.sites().isEmpty()) {
            load.stored().close();
            throw new IOException("there is no site to serve: the store " + cluster.store()
                    + " is empty and the configuration names no \"sites\"");
        }
        try {
            NodeBroker broker = NodeBroker.start(options.broker());
            try {
                return new ClusteredNode(options, cluster, load.sites(), broker, clock, live, load.stored());
            } catch (IOException | RuntimeException cannotJoin) {
                broker.close();
                throw cannotJoin;
            }
        } catch (IOException | RuntimeException cannotStart) {
            load.stored().close();
            throw cannotStart;
        }
    }

    private ServedSector served(
            NodeOptions options, SectorKey key, String self, StoredSite stored, EpochNanoClock clock) {
        Site site = stored.site();
        Optional<SectorSeat> seat = key.sector().map(one -> new SectorSeat(site, one.id(), leases, handOvers.join()));
        return ServedSector.start(
                broker.bridgeOf(key, options),
                key,
                seat,
                stored,
                self,
                (revision, publisher, lifts) -> new SiteEngine(
                        coreOf(revision, seat, options.engine(), publisher, lifts),
                        crash -> fault.stateCrash(key.name(), crash)),
                clock,
                new SnapshotMail(link),
                live.site(site).serve(key.liveId()),
                new Connection(key.lease()));
    }

    private static EngineCore coreOf(
            StoredSite revision,
            Optional<SectorSeat> seat,
            EngineOptions options,
            EngineListener publisher,
            EpochLifts lifts) {
        return seat.<EngineCore>map(one -> new SectorCore(revision, one, options, publisher, lifts))
                .orElseGet(() -> new EngineCore.Whole(
                        new PositioningEngine(revision.site(), revision.revision(), options, publisher)));
    }

    private void onHandOver(String site, HandOver handOver) {
        sectors.of(site).forEach(sector -> sector.take(handOver));
    }

    private void onFrame(String from, byte channel, byte[] payload) {
        if (channel == LEASES) {
            leases.thenAccept(running -> running.receive(from, payload));
        } else if (channel == SnapshotMail.CHANNEL) {
            SnapshotMail.read(from, payload)
                    .filter(snapshot -> sectors.has(snapshot.sector()))
                    .ifPresent(snapshot -> onSnapshot(from, snapshot));
        } else if (channel == SectorWord.CHANNEL) {
            SectorWord.decode(payload)
                    .filter(word -> sectors.has(word.sector()))
                    .ifPresent(word -> sectors.get(word.sector()).hear(from, word));
        } else if (channel == LiveMail.CHANNEL) {
            mesh.thenAccept(running -> running.receive(from, payload));
        } else if (channel == RevisionMail.CHANNEL) {
            RevisionMail.decode(payload).ifPresent(mail -> hear(mail.site(), mail.revision()));
        } else if (channel == HandOverPost.CHANNEL) {
            handOvers.thenAccept(post -> post.receive(from, payload));
        }
    }

    private void onSnapshot(String from, SectorSnapshot snapshot) {
        ServedSector sector = sectors.get(snapshot.sector());
        sector.revisionOf(snapshot).ifPresent(revision -> hear(sector.key().site(), revision));
        sector.resume(from, snapshot);
    }

    /** Another node knows of a revision: until this one has it, it does not own the site. */
    private void hear(String site, long revision) {
        stored.hear(site, revision);
        reconsiderReadiness();
    }

    /** On the thread of {@link StoredSites}, here or another node's publication. */
    private void onRevision(SiteRevision revision) {
        byte[] word = new RevisionMail(revision.site(), revision.number()).encode();
        others.forEach(other -> link.send(other, RevisionMail.CHANNEL, word));
        List<ServedSector> served = sectors.of(revision.site());
        if (!served.isEmpty()) {
            Site site = SiteDocument.siteOf(revision);
            live.site(site).follow(site);
            StoredSite next = new StoredSite(site, revision.number());
            served.forEach(sector -> sector.follow(next, this::reconsiderReadiness));
        }
    }

    @Override
    public Optional<Sites> documents() {
        return Optional.of(stored);
    }

    /** This node could serve when the fixes of all its sites come in and no newer revision of one is known. */
    private void reconsiderReadiness() {
        leases.thenAccept(running -> {
            boolean ready = !leaving.get() && sectors.areReady(stored::knownRevision);
            running.setReady(ready);
            if (ready) {
                up.countDown();
            }
        });
    }

    @Override
    public boolean awaitUp(Duration atMost) throws InterruptedException {
        return up.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletionStage<String> fault() {
        return fault.stage();
    }

    @Override
    public BrokerAddress broker() {
        return broker.address();
    }

    @Override
    public List<String> sites() {
        return sectors.sites();
    }

    /** Whether this node owns a site now, or {@code site/sector} where a site has several. */
    public boolean isOwner(String served) {
        return sectors.all().stream()
                .map(ServedSector::key)
                .filter(key -> key.name().equals(served))
                .anyMatch(key -> leases.join().isOwned(key.lease()));
    }

    @Override
    public BridgeCounts counts(String site) {
        return sectors.counts(site);
    }

    @Override
    public List<String> obstacles() {
        return leaving.get()
                ? List.of("this node is about to stop")
                : sectors.obstacles(lease -> leases.isDone() ? leases.join().epochOf(lease) : 1);
    }

    /** Hands over what it owns, for two seconds at most, and owns nothing any more; still hears the others and answers. */
    @Override
    public void leave() {
        if (leaving.compareAndSet(false, true)) {
            SectorLeases running = leases.join();
            running.leave();
            awaitHandedOver(running);
        }
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        leave();
        leases.join().close();
        handOvers.join().close();
        link.close();
        sectors.all().forEach(ServedSector::close);
        broker.close();
        live.close();
        stored.close();
        try {
            epochs.close();
        } catch (IOException e) {
            LOG.warn("closing the epochs: {}", e.getMessage());
        }
    }

    private void awaitHandedOver(SectorLeases running) {
        long endNanos = System.nanoTime() + HAND_OVER_MILLIS * NANOS_PER_MILLI;
        try {
            while (running.isUnsettled() && System.nanoTime() < endNanos) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Ownership implements OwnershipListener {
        @Override
        public void onFollowing(String sector, long nextEpoch) {
            sectors.get(sector).bridge().prepare(nextEpoch);
        }

        @Override
        public void onOwned(String sector, long epoch) {
            sectors.get(sector).own(leases.join(), epoch);
            handOvers.join().repeatRecent();
        }

        @Override
        public void onLost(String sector, long epoch) {
            sectors.get(sector).disown(epoch);
        }

        @Override
        public void onHandOverDue(String sector, long epoch, String heir) {
            sectors.get(sector).handOver(leases.join(), epoch, heir);
        }

        @Override
        public void onFellowReady(String node) {
            SectorLeases running = leases.join();
            sectors.all().forEach(sector -> {
                RevisionMail word = new RevisionMail(sector.key().site(), sector.revision());
                link.send(node, RevisionMail.CHANNEL, word.encode());
                if (running.isOwned(sector.key().lease())) {
                    sector.bringUpToDate(node);
                }
            });
        }

        @Override
        public void onFault(String reason) {
            sectors.all().forEach(sector -> sector.bridge().disown());
            fault.state(reason);
        }
    }

    private final class Connection implements StandbyListener {
        private final String site;

        private Connection(String site) {
            this.site = site;
        }

        @Override
        public void onReady() {
            LOG.info("the fixes of {} come in from {}", site, broker.address());
            reconsiderReadiness();
        }

        @Override
        public void onUnready() {
            reconsiderReadiness();
        }

        @Override
        public void onTakenOver(long epoch) {
            leases.thenAccept(running -> running.stepAside(site, epoch));
        }
    }
}
