package org.sitedatum.cluster;

import java.util.concurrent.CompletableFuture;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.SiteIntake;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.positioning.EngineListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins to serve sites on one node of a cluster, and makes the sectors that it runs. */
final class SiteStart {

    private static final Logger LOG = LoggerFactory.getLogger(SiteStart.class);

    private final NodeOptions options;
    private final String self;
    private final NodeBroker broker;
    private final EpochNanoClock clock;
    private final LiveSites live;
    private final MemberMail mail;
    private final NodeFault fault;
    private final long leaseNanos;
    private final Runnable onConnection;

    SiteStart(
            NodeOptions options,
            String self,
            NodeBroker broker,
            EpochNanoClock clock,
            LiveSites live,
            MemberMail mail,
            NodeFault fault,
            long leaseNanos,
            Runnable onConnection) {
        this.options = options;
        this.self = self;
        this.broker = broker;
        this.clock = clock;
        this.live = live;
        this.mail = mail;
        this.fault = fault;
        this.leaseNanos = leaseNanos;
        this.onConnection = onConnection;
    }

    /** A site whose fixes can be heard, and of which no sector runs yet. */
    ServedSite start(StoredSite stored) {
        String id = stored.site().id();
        LiveSite shown = live.site(stored.site());
        Connection connection = new Connection(id);
        SiteIntake intake = SiteIntake.open(
                broker.bridgeOf(id, options), stored.site(), "sitedatum-" + id + "-" + self + "-in", clock, connection);
        ServedSite served = new ServedSite(
                stored, shown, intake, leaseNanos, (key, revision, from) -> sector(key, revision, from, shown));
        connection.site.complete(served);
        return served;
    }

    private ServedSector sector(SectorKey key, StoredSite stored, SiteIntake intake, LiveSite shown) {
        SectorSeat seat =
                new SectorSeat(stored.site(), key.divisionId(stored.site()), mail.leasesToCome(), mail.handOvers());
        return ServedSector.start(
                intake,
                broker.bridgeOf(key, options),
                key,
                seat,
                stored,
                self,
                (revision, publisher, lifts) -> new SiteEngine(
                        core(key, revision, seat, publisher, lifts), crash -> fault.stateCrash(key.name(), crash)),
                mail.snapshots(),
                shown.serve(key.liveId()),
                epoch -> mail.leasesToCome().thenAccept(running -> running.stepAside(key.lease(), epoch)));
    }

    private EngineCore core(
            SectorKey key, StoredSite revision, SectorSeat seat, EngineListener publisher, EpochLifts lifts) {
        return key.sector().isPresent()
                ? new SectorCore(revision, seat, options.engine(), publisher, lifts)
                : new WholeCore(revision, seat, options.engine(), publisher, lifts);
    }

    private final class Connection implements ConnectionListener {
        private final String id;
        private final CompletableFuture<ServedSite> site = new CompletableFuture<>();

        private Connection(String id) {
            this.id = id;
        }

        @Override
        public void onUp() {
            LOG.info("the fixes of {} can come in from {}", id, broker.address());
            // what was said while there was no connection is missing
            site.thenAccept(
                    served -> served.seats().forEach(sector -> sector.exchange().askForState(mail.others())));
            onConnection.run();
        }

        @Override
        public void onDown() {
            onConnection.run();
        }

        @Override
        public void onTakenOver() {
            LOG.error("another node of the same name receives the fixes of {}", id);
            onConnection.run();
        }
    }
}
