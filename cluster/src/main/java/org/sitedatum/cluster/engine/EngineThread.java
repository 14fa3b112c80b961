package org.sitedatum.cluster.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.site.Site;

/**
 * Owns one site's engine: takes the waiting fixes in batches, and between them lets the engine's time pass with the clock,
 * so that silence is noticed too.
 *
 * <p>{@link #offer} and {@link #health} are for any thread; the listener is called on the engine's. An exception out of the
 * engine or the listener ends the thread and is handed to {@code onCrash}: a state that may be corrupt is not published on.
 */
public final class EngineThread implements AutoCloseable {

    private static final int BATCH = 1024;
    private static final long WAIT_NANOS = 20_000_000L;

    /** A fix stamped by the clock may take this long to reach the queue: time passes this much behind the clock. */
    private static final long IN_TRANSIT_NANOS = 10_000_000L;

    private static final long DRAIN_MILLIS = 5_000L;

    private final FixQueue queue;
    private final PositioningEngine engine;
    private final PacedEngine paced;
    private final LongSupplier epochNanoClock;
    private final Consumer<Throwable> onCrash;
    private final Thread thread;
    private final AtomicLong shed = new AtomicLong();
    private long taken;
    private volatile EngineHealth health = EngineHealth.start();
    private volatile boolean closing;

    /**
     * A thread that is not started yet.
     *
     * @param epochNanoClock the node's clock, ns since the Unix epoch: the one receipts are stamped with
     * @param queueCapacity fixes that may wait
     * @param onCrash told on the engine's thread, once
     */
    public EngineThread(
            Site site,
            EngineOptions options,
            EngineListener listener,
            LongSupplier epochNanoClock,
            int queueCapacity,
            Consumer<Throwable> onCrash) {
        this.queue = new FixQueue(queueCapacity);
        this.engine = new PositioningEngine(site, options, listener);
        this.paced = new PacedEngine(engine);
        this.epochNanoClock = epochNanoClock;
        this.onCrash = onCrash;
        this.thread = new Thread(this::run, "engine-" + site.id());
    }

    /** Starts taking fixes. */
    public void start() {
        thread.start();
    }

    /** Queues a fix; false when the queue is full or the engine is closing: the fix is shed and counted. */
    public boolean offer(Fix fix) {
        boolean taken = !closing && queue.offer(fix);
        if (!taken) {
            shed.incrementAndGet();
        }
        return taken;
    }

    /** The newest counts, at most one batch old. */
    public EngineHealth health() {
        return health;
    }

    /** Refuses new fixes, lets the engine finish the waiting ones for up to 5 s, and ends the thread. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        if (Thread.currentThread() != thread) {
            thread.join(DRAIN_MILLIS);
            thread.interrupt();
        }
    }

    private void run() {
        try {
            List<Fix> batch = new ArrayList<>(BATCH);
            while (!(closing && queue.isEmpty())) {
                step(batch);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error crash) {
            closing = true;
            onCrash.accept(crash);
        }
    }

    private void step(List<Fix> batch) throws InterruptedException {
        long now = epochNanoClock.getAsLong();
        queue.drainTo(batch, BATCH, WAIT_NANOS);
        for (int i = 0; i < batch.size(); i++) {
            paced.accept(batch.get(i));
        }
        if (batch.isEmpty()) {
            paced.passTo(now - IN_TRANSIT_NANOS);
        }
        taken += batch.size();
        batch.clear();
        health = new EngineHealth(taken, engine.acceptedCount(), engine.rejectedCounts(), shed.get(), queue.size());
    }
}
