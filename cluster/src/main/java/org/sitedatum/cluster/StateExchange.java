package org.sitedatum.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.mqtt.LastWords;
import org.sitedatum.mqtt.SiteIntake;
import org.sitedatum.mqtt.StandbyBridge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the state of one sector's engine goes from this node to another and comes from one: asked for, sent, handed over with the
 * sector. Thread-safe; steps that wait run on threads of its own.
 */
final class StateExchange implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StateExchange.class);

    /** For the heir to go on from the state, while this node goes on too: a large state takes a cold heir half a second. */
    private static final Duration WARM_UP = Duration.ofMillis(1_500);

    /** Of a hand-over's 200 ms, what the former owner may use for each of its two steps. */
    private static final Duration DRAIN = Duration.ofMillis(60);

    /** Five seconds for a connection to the broker. */
    private static final int CONNECTION_TRIES = 250;

    private static final long BETWEEN_TRIES_MILLIS = 20;
    /** Without an answer there is no owner, or none that knows the question. */
    private static final int ASK_TRIES = 3;

    private static final long BETWEEN_ASKS_MILLIS = 500;

    /** A node is waited for while another is the heir. */
    private static final int STEPS_AT_ONCE = 2;

    private final String id;
    private final SiteIntake intake;
    private final StandbyBridge bridge;
    private final ResumableEngine engine;
    private final SnapshotMail mail;
    private final SectorSeat seat;
    private final ExecutorService patient;
    private volatile boolean hasState;
    /** Heirs that have been sent the state and have not answered yet. */
    private final Map<String, CountDownLatch> resumed = new ConcurrentHashMap<>();

    /**
     * Of a sector that runs.
     *
     * @param id name of its lease
     * @param mail sends states to other nodes
     */
    StateExchange(
            String id,
            SiteIntake intake,
            StandbyBridge bridge,
            ResumableEngine engine,
            SnapshotMail mail,
            SectorSeat seat) {
        this.id = id;
        this.intake = intake;
        this.bridge = bridge;
        this.engine = engine;
        this.mail = mail;
        this.seat = seat;
        this.patient = Executors.newFixedThreadPool(STEPS_AT_ONCE, work -> {
            Thread thread = new Thread(work, "sector-" + id);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks the owner, whichever node that is, for its state, as soon as the fixes that follow it come in. */
    void askForState(List<String> others) {
        patiently(() -> {
            for (int tries = 0; tries < CONNECTION_TRIES && !intake.isReady(); tries++) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
            }
            hasState = false;
            for (int tries = 0; tries < ASK_TRIES && !hasState; tries++) {
                others.forEach(node -> mail.send(node, SectorWord.wanted(id)));
                TimeUnit.MILLISECONDS.sleep(BETWEEN_ASKS_MILLIS);
            }
        });
    }

    /** Has a node that has just come, or come back, go on from the owner's state, whatever it missed. */
    void bringUpToDate(String node) {
        patiently(() -> {
            if (mail.awaitLink(node)) {
                bridge.execute(() -> sendSnapshot(node, false));
            }
        });
    }

    /**
     * Gives its heir the state while this node goes on speaking; once the heir goes on from it, finishes what came in, tells
     * the heir what was said last and gives the sector to it. An heir that does not answer is given the state at the end.
     */
    void handOver(SectorLeases leases, long epoch, String heir) {
        LOG.info("handing {} over to {}", id, heir);
        patiently(() -> {
            boolean isWarm = warm(heir);
            bridge.drain(DRAIN, words -> {
                seat.follow();
                if (isWarm) {
                    mail.send(heir, SectorWord.last(id, words));
                } else {
                    sendSnapshot(heir, true);
                }
            });
            leases.release(id, epoch, heir);
        });
    }

    /** Whether the heir goes on from this node's state, soon. */
    private boolean warm(String heir) throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        resumed.put(heir, answer);
        bridge.execute(() -> sendSnapshot(heir, false));
        boolean isWarm = answer.await(WARM_UP.toMillis(), TimeUnit.MILLISECONDS);
        resumed.remove(heir, answer);
        if (!isWarm) {
            LOG.warn("{} has not taken the state of {} within {} ms", heir, id, WARM_UP.toMillis());
        }
        return isWarm;
    }

    /** Hears another node about a hand-over. */
    void hear(String from, SectorWord word) {
        if (word.kind() == SectorWord.Kind.LAST) {
            bridge.hear(word.words());
        } else {
            Optional.ofNullable(resumed.get(from)).ifPresent(CountDownLatch::countDown);
        }
    }

    /** A step that may wait. */
    private interface Step {
        void take() throws InterruptedException;
    }

    private void patiently(Step step) {
        try {
            patient.execute(() -> {
                try {
                    step.take();
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("{} is closed", id);
        }
    }

    /** Goes on from the owner's state, unless this node owns the sector by now. */
    void resume(String owner, SectorSnapshot snapshot) {
        bridge.executeSilently(() -> {
            engine.resume(snapshot.state(), snapshot.takenNanos());
            hasState = true;
            mail.send(owner, SectorWord.resumed(id));
        });
        if (snapshot.isLast()) {
            bridge.hear(LastWords.NONE);
        }
    }

    private void sendSnapshot(String node, boolean isLast) {
        mail.send(node, new SectorSnapshot(id, isLast, intake.clock().epochNanos(), engine.snapshot()));
    }

    @Override
    public void close() {
        patient.shutdownNow();
    }
}
