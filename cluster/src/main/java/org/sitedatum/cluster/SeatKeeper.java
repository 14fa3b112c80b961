package org.sitedatum.cluster;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sitedatum.cluster.ownership.OwnershipListener;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does on a node what its leases say. A sector that runs owns and falls silent at once; one that is to begin or to end does so
 * on a thread of this, because that may wait.
 */
final class SeatKeeper implements OwnershipListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SeatKeeper.class);
    private static final long LAST_STEP_SECONDS = 10;

    private final ServedSites sites;
    private final MemberMail mail;
    private final Consumer<String> onFault;
    private final EarlyStates early = new EarlyStates();
    private final ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "seats");
        thread.setDaemon(true);
        return thread;
    });

    SeatKeeper(ServedSites sites, MemberMail mail, Consumer<String> onFault) {
        this.sites = sites;
        this.mail = mail;
        this.onFault = onFault;
    }

    @Override
    public void onSeatWanted(String lease) {
        step(() -> open(lease));
    }

    /** Runs a sector, and asks its owner for the state. */
    Optional<ServedSector> open(String lease) {
        boolean isNew = sites.seat(lease).isEmpty();
        Optional<ServedSector> sector = sites.ofLease(lease).flatMap(site -> site.open(lease));
        if (isNew) {
            sector.ifPresent(seated -> {
                LOG.info("keeping {} warm", lease);
                long next = mail.leases().nextEpochOf(lease);
                if (next != 0 && !mail.leases().isOwned(lease)) {
                    seated.bridge().prepare(next);
                }
                early.give(seated);
                seated.exchange().askForState(mail.others());
            });
        }
        return sector;
    }

    @Override
    public void onSeatIdle(String lease) {
        step(() -> {
            if (!mail.leases().isOwned(lease)) {
                LOG.info("{} is kept warm elsewhere", lease);
                sites.ofLease(lease).ifPresent(site -> site.shut(lease));
            }
        });
    }

    @Override
    public void onFollowing(String lease, long nextEpoch) {
        sites.seat(lease).ifPresent(sector -> sector.bridge().prepare(nextEpoch));
    }

    @Override
    public void onOwned(String lease, long epoch) {
        SectorLeases leases = mail.leases();
        sites.seat(lease)
                .ifPresentOrElse(
                        sector -> sector.own(leases, epoch),
                        () -> step(() -> open(lease).ifPresent(sector -> ownLate(sector, lease, epoch))));
        mail.repeatHandOvers();
    }

    private void ownLate(ServedSector sector, String lease, long epoch) {
        SectorLeases leases = mail.leases();
        if (leases.mayPublish(lease, epoch)) {
            sector.own(leases, epoch);
        }
        if (!leases.mayPublish(lease, epoch)) {
            sector.disown(leases.nextEpochOf(lease));
        }
    }

    @Override
    public void onLost(String lease, long epoch) {
        sites.seat(lease).ifPresent(sector -> sector.disown(epoch));
    }

    @Override
    public void onHandOverDue(String lease, long epoch, String heir) {
        sites.seat(lease).ifPresent(sector -> sector.exchange().handOver(mail.leases(), epoch, heir));
    }

    @Override
    public void onFellowReady(String node) {
        sites.all().forEach(site -> mail.sendRevision(node, site.id(), site.revision()));
        if (!mail.leases().asksForState(node)) {
            sites.all().forEach(site -> site.seats().forEach(sector -> bringUpToDate(node, sector)));
        }
    }

    /** The state of a sector that this node does not run yet: it takes a seat, and goes on from that. */
    void keepState(String from, SectorSnapshot snapshot) {
        early.keep(from, snapshot);
        // it may have begun to run meanwhile
        sites.seat(snapshot.sector())
                .ifPresentOrElse(
                        early::give,
                        () -> mail.leasesToCome().thenAccept(running -> running.takeSeat(snapshot.sector())));
    }

    /** Has a node go on from the state of a sector, if this node owns it. */
    void bringUpToDate(String node, ServedSector sector) {
        if (mail.leases().isOwned(sector.key().lease())) {
            sector.exchange().bringUpToDate(node);
        }
    }

    @Override
    public void onFault(String reason) {
        sites.all()
                .forEach(site -> site.seats().forEach(sector -> sector.bridge().disown()));
        onFault.accept(reason);
    }

    /** Runs a step that may wait, after those before it. */
    void step(Runnable step) {
        later(step, 0);
    }

    /** The same after a while. */
    void later(Runnable step, long millis) {
        try {
            steps.schedule(() -> take(step), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("too late for a step");
        }
    }

    private void take(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            LOG.error("a sector could not begin or end", fault);
            onFault.accept("a sector could not begin or end: " + fault.getMessage());
        }
    }

    /** Takes no more steps, and waits for the one under way. */
    @Override
    public void close() {
        steps.shutdownNow();
        try {
            steps.awaitTermination(LAST_STEP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
