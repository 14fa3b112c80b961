package org.sitedatum.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.ownership.EpochFile;
import org.sitedatum.cluster.ownership.LeaseOptions;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.site.StoredSites;
import org.sitedatum.mqtt.BridgeCounts;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.IntakeLoad;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of several nodes that serve the same sites. Of each sector the node that holds the lease speaks, and one more keeps the
 * engine warm; every node may be asked about all.
 *
 * <pre>
 * other members ◄── MemberMail ──► SectorLeases ── seat, owned, lost, hand over ──► SeatKeeper ──► ServedSector
 * broker ── fixes ──► SiteIntake ──► ServedSector ── while the lease holds ──► broker
 * </pre>
 */
public final class ClusteredNode implements Node {

    private static final Logger LOG = LoggerFactory.getLogger(ClusteredNode.class);

    private static final long HAND_OVER_MILLIS = 3_000;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final NodeBroker broker;
    private final LiveSites live;
    private final ServedSites sites = new ServedSites();
    private final NodeFault fault = new NodeFault();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch up = new CountDownLatch(1);
    private final EpochFile epochs;
    private final MemberMail mail;
    private final SeatKeeper keeper;
    private final Redivisions redivisions;
    private final StoredSites stored;
    private final SiteSweeps sweeps;

    private ClusteredNode(
            NodeOptions options,
            ClusterOptions cluster,
            List<StoredSite> first,
            NodeBroker broker,
            EpochNanoClock clock,
            LiveSites live,
            StoredSites stored,
            LeaseOptions leases)
            throws IOException {
        this.broker = broker;
        this.live = live;
        this.stored = stored;
        String self = cluster.members().self();
        sweeps = new SiteSweeps(self, broker.address());
        Files.createDirectories(cluster.dataFolder());
        epochs = EpochFile.open(cluster.dataFolder(), "epochs-" + self, clock.epochNanos() / NANOS_PER_MILLI);
        mail = new MemberMail(cluster, live, new Inbox());
        keeper = new SeatKeeper(sites, mail, fault::state);
        redivisions = new Redivisions(sites, mail, keeper, this::reconsiderReadiness);
        SiteStart starts = new SiteStart(
                options, self, broker, clock, live, mail, fault, leases.leaseNanos(), this::reconsiderReadiness);
        first.forEach(site -> sites.add(starts.start(site)));
        mail.join(SectorLeases.start(
                self,
                cluster.members().ids(),
                sites.all().stream().flatMap(site -> site.leases().stream()).toList(),
                leases,
                epochs,
                mail::sendLease,
                keeper));
        stored.listen(new SiteChanges(
                sites, mail, keeper, redivisions, starts, sweeps, live, leaving::get, this::reconsiderReadiness));
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
        return start(options, cluster, clock, live, LeaseOptions.DEFAULT);
    }

    /** The same with other leases, for a machine that leaves its threads waiting. */
    static ClusteredNode start(
            NodeOptions options, ClusterOptions cluster, EpochNanoClock clock, LiveSites live, LeaseOptions leases)
            throws IOException {
        Files.createDirectories(cluster.dataFolder());
        SiteLoad load = SiteLoad.from(
                cluster.store(), options.sites(), cluster.members().self());
        if (load.isEmpty()) {
            load.stored().close();
            throw new IOException("there is no site to serve: the store " + cluster.store()
                    + " is empty and the configuration names no \"sites\"");
        }
        try {
            NodeBroker broker = NodeBroker.start(options.broker());
            try {
                return new ClusteredNode(options, cluster, load.sites(), broker, clock, live, load.stored(), leases);
            } catch (IOException | RuntimeException cannotJoin) {
                broker.close();
                throw cannotJoin;
            }
        } catch (IOException | RuntimeException cannotStart) {
            load.stored().close();
            throw cannotStart;
        }
    }

    @Override
    public Optional<Sites> documents() {
        return Optional.of(stored);
    }

    /** This node could serve when the fixes of all its sites would be heard and no newer revision of one is known. */
    private void reconsiderReadiness() {
        mail.leasesToCome().thenAccept(running -> {
            boolean ready = !leaving.get() && sites.areReady(stored::knownRevision);
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
        return sites.ids();
    }

    /** Whether this node owns a site now, or {@code site/sector} where a site has several. */
    public boolean isOwner(String served) {
        return keysNamed(served).anyMatch(key -> mail.leases().isOwned(key.lease()));
    }

    /** Whether this node runs the engine of a site, or of {@code site/sector}: as its owner, or to follow it. */
    public boolean isWarm(String served) {
        return keysNamed(served).anyMatch(key -> sites.seat(key.lease()).isPresent());
    }

    private Stream<SectorKey> keysNamed(String served) {
        return sites.all().stream()
                .flatMap(site -> site.keys().stream())
                .filter(key -> key.name().equals(served));
    }

    @Override
    public BridgeCounts counts(String site) {
        return served(site).counts();
    }

    @Override
    public IntakeLoad load(String site) {
        return served(site).load();
    }

    private ServedSite served(String site) {
        return sites.find(site)
                .orElseThrow(() -> new IllegalArgumentException("this node does not serve site " + site));
    }

    @Override
    public List<String> obstacles() {
        return leaving.get()
                ? List.of("this node is about to stop")
                : sites.obstacles(
                        lease -> mail.leasesToCome().isDone() ? mail.leases().epochOf(lease) : 1);
    }

    /** Hands over what it owns, for three seconds at most, and owns nothing any more; still hears the others and answers. */
    @Override
    public void leave() {
        if (leaving.compareAndSet(false, true)) {
            SectorLeases running = mail.leases();
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
        mail.leases().close();
        keeper.close();
        sweeps.close();
        mail.close();
        sites.all().forEach(ServedSite::close);
        broker.close();
        live.close();
        stored.close();
        try {
            epochs.close();
        } catch (IOException e) {
            LOG.warn("closing the epochs: {}", e.getMessage());
        }
    }

    private static void awaitHandedOver(SectorLeases running) {
        long endNanos = System.nanoTime() + HAND_OVER_MILLIS * NANOS_PER_MILLI;
        try {
            while (running.isUnsettled() && System.nanoTime() < endNanos) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What others say. */
    private final class Inbox implements MemberMail.Addressee {
        @Override
        public void onSnapshot(String from, SectorSnapshot snapshot) {
            String lease = snapshot.sector();
            sites.seat(lease)
                    .ifPresentOrElse(
                            sector -> {
                                sector.revisionOf(snapshot)
                                        .ifPresent(revision -> hear(sector.key().site(), revision));
                                sector.exchange().resume(from, snapshot);
                            },
                            () -> keeper.keepState(from, snapshot));
        }

        @Override
        public void onWord(String from, SectorWord word) {
            if (word.kind() == SectorWord.Kind.GIVEN) {
                keeper.step(
                        () -> redivisions.hearGiven(word.sector(), word.words().eventSequence()));
                return;
            }
            sites.seat(word.sector()).ifPresent(sector -> {
                if (word.kind() == SectorWord.Kind.WANTED) {
                    keeper.bringUpToDate(from, sector);
                } else {
                    sector.exchange().hear(from, word);
                }
            });
        }

        @Override
        public void onRevision(RevisionMail word) {
            hear(word.site(), word.revision());
        }

        /** Another node knows of a revision: until this one has it, it does not own the site. */
        private void hear(String site, long revision) {
            stored.hear(site, revision);
            reconsiderReadiness();
        }

        @Override
        public void post(String site, HandOver handOver) {
            sites.find(site).ifPresent(served -> served.take(handOver));
        }

        @Override
        public void post(String site, NearBody near) {
            sites.find(site).ifPresent(served -> served.hear(near));
        }
    }
}
