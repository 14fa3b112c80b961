package org.sitedatum.cluster.omlox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sitedatum.cluster.live.EventRead;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.PoseRead;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubProximity;
import org.sitedatum.positioning.FixRejection.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub of one site: what it has, what moves, who listens.
 *
 * <pre>
 * REST, WebSocket, MQTT ──► Intake ──► fix/omlox.* ──► engine ──► LiveEar ──► HubNews ──► WebSocket, MQTT
 *        HubEdits ──► site document (a revision each) ──► engine
 * </pre>
 */
final class OmloxHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OmloxHub.class);
    private static final Duration RECALL = Duration.ofSeconds(5);
    private static final long ADOPT_MILLIS = 200;
    private static final long OTHERS_SECONDS = 5;
    private static final long FORGET_NANOS = 3_600_000_000_000L;

    private final LiveSite live;
    private final HubParts parts;
    private final HubDocuments documents;
    private final HubCatalogs catalogs;
    private final HubEdits edits;
    private final HubState state = new HubState();
    private final Intake intake;
    private final FixPost fixes;
    private final LiveEar ear;
    private final AutoCloseable revisions;
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final List<Consumer<HubNews>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "omlox");
        made.setDaemon(true);
        return made;
    });

    /** Opens the stores and begins to listen; waits for both. */
    OmloxHub(HubParts parts, String site) {
        this.parts = parts;
        this.live = parts.live().find(site).orElseThrow(() -> HubRefusals.none("site", site));
        StoreAddress address = parts.store().orElseGet(StoreAddress::inMemory);
        SiteEdit edit = new SiteEdit(parts.sites(), site);
        this.documents = HubDocuments.open(address, site);
        this.catalogs = new HubCatalogs(documents, edit);
        this.edits = new HubEdits(catalogs, documents, edit);
        this.fixes = new FixPost(parts.name(), parts.node().broker(), site);
        HubNeighbours neighbours = new HubNeighbours(parts.name(), live::announce);
        this.intake = new Intake(catalogs::current, state, fixes, this::tell, neighbours, this::adoptSoon);
        this.ear = new LiveEar(
                site,
                catalogs::current,
                state,
                this::now,
                this::tell,
                notice -> neighbours.hear(notice, new Neighbour()));
        documents.whenChanged(neighbours::tellChange);
        this.revisions = parts.sites().listen(revision -> {
            if (revision.site().equals(site)) {
                catalogs.reload();
            }
        });
        recall();
        live.listen(ear);
        chores.scheduleWithFixedDelay(this::forget, 1, 1, TimeUnit.MINUTES);
        if (address.isShared()) {
            chores.scheduleWithFixedDelay(
                    () -> guarded(catalogs::reload), OTHERS_SECONDS, OTHERS_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void recall() {
        LiveReads reads = parts.reads();
        try {
            List<byte[]> poses = ask(reads, PoseRead.NAME);
            List<byte[]> events = ask(reads, EventRead.NAME);
            ear.recall(poses, events);
        } catch (java.util.concurrent.CompletionException noOwner) {
            LOG.info("nothing is known yet of who is where: {}", noOwner.toString());
        }
    }

    private List<byte[]> ask(LiveReads reads, String question) {
        return reads
                .ask(live, question, Map.of())
                .toCompletableFuture()
                .orTimeout(RECALL.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .items()
                .stream()
                .sorted(java.util.Comparator.comparingLong(LiveItem::stampNanos))
                .map(LiveItem::json)
                .toList();
    }

    private void forget() {
        guarded(() -> state.forgetBodies(parts.live().nowNanos() - FORGET_NANOS));
    }

    private void adoptSoon(String key) {
        if (unknown.size() < HubDocuments.MOST && unknown.add(key) && unknown.size() == 1) {
            try {
                chores.schedule(() -> guarded(this::adopt), ADOPT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closing) {
                LOG.debug("closing");
            }
        }
    }

    private void adopt() {
        Set<String> keys = new HashSet<>(unknown);
        unknown.removeAll(keys);
        edits.adopt(keys);
    }

    private static void guarded(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException fault) {
            LOG.warn("omlox: {}", fault.toString());
        }
    }

    /** Does what hubs of other nodes say. On the live thread. */
    private final class Neighbour implements HubNeighbours.Ears {
        @Override
        public void onLocation(HubLocation location) {
            intake.hear(location, now());
        }

        @Override
        public void onProximity(HubProximity proximity) {
            intake.hear(proximity);
        }

        @Override
        public void onChange() {
            soon(() -> guarded(catalogs::reload));
        }
    }

    private void soon(Runnable chore) {
        try {
            chores.execute(chore);
        } catch (RejectedExecutionException closing) {
            LOG.debug("closing");
        }
    }

    private void tell(HubNews news) {
        listeners.forEach(listener -> listener.accept(news));
    }

    /** Adds a listener; it is called on many threads and must not block. */
    void listen(Consumer<HubNews> listener) {
        listeners.add(listener);
    }

    void leave(Consumer<HubNews> listener) {
        listeners.remove(listener);
    }

    HubCatalog catalog() {
        return catalogs.current();
    }

    HubEdits edits() {
        return edits;
    }

    HubState state() {
        return state;
    }

    Intake intake() {
        return intake;
    }

    /** Says at the site what was refused of a source that gets no answer. */
    void refuse(String source, Reason reason, String detail) {
        fixes.refuse(source, reason, detail, parts.live().nowNanos());
    }

    /** Tells of all that a trackable does as if it had just moved. */
    void repeatMotion(String body) {
        HubCatalog catalog = catalog();
        state.seen(body)
                .ifPresent(seen -> catalog.ofBody(body).ifPresent(held -> {
                    try {
                        tell(new HubVoice(catalog.space())
                                .of(new Motions(catalog, state).motion(seen, held.object(), now()), List.of()));
                    } catch (NoPlace silent) {
                        LOG.debug("no motion of {}: {}", body, silent.reason());
                    }
                }));
    }

    Instant now() {
        return Instant.ofEpochSecond(0, parts.live().nowNanos());
    }

    /** Whether this node speaks for the site where only one may. */
    boolean speaks() {
        return live.isVoice();
    }

    @Override
    public void close() {
        chores.shutdownNow();
        live.leave(ear);
        try {
            revisions.close();
        } catch (Exception neverThrown) {
            LOG.debug("closing: {}", neverThrown.toString());
        }
        fixes.close();
        documents.close();
    }
}
