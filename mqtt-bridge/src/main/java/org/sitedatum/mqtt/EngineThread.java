package org.sitedatum.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.fix.Fix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that decodes fixes and calls the consumer, fed through a bounded queue. Between batches it runs tasks, tells
 * the time and lets the output flush. {@link #offer} and {@link #execute} are for any thread and never block.
 */
final class EngineThread implements FixSource {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);
    private static final int BATCH = 256;
    private static final long JOIN_MS = 5000;

    private final FixConsumer consumer;
    private final EngineListener refusals;
    private final Runnable onBatchEnd;
    private final LongConsumer onTick;
    private final EpochNanoClock clock;
    private final long tickNanos;
    private final ArrayBlockingQueue<RawFixes> arrivals;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final FixJsonDecoder decoder = new FixJsonDecoder();
    private final LongAdder fixes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Thread thread;
    private long tickedNanos;
    private volatile boolean closed;
    private volatile boolean abandoned;

    /**
     * Ready to {@link #start}.
     *
     * @param consumer called on the engine thread
     * @param refusals hears what could not be read, on the engine thread
     * @param onBatchEnd called when the fixes and tasks that were waiting are done
     * @param onTick called once per tick
     */
    EngineThread(
            String name,
            FixConsumer consumer,
            EngineListener refusals,
            Runnable onBatchEnd,
            LongConsumer onTick,
            EpochNanoClock clock,
            MqttBridgeOptions options) {
        this.consumer = consumer;
        this.refusals = refusals;
        this.onBatchEnd = onBatchEnd;
        this.onTick = onTick;
        this.clock = clock;
        this.tickNanos = options.tick().toNanos();
        this.arrivals = new ArrayBlockingQueue<>(options.fixCapacity());
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** False when the engine cannot keep up and the message was not taken. */
    boolean offer(RawFixes raw) {
        return !closed && arrivals.offer(raw);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        wake();
    }

    /** Takes no more, finishes what is waiting for up to 5 s, and drops the rest. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            if (Thread.currentThread() != thread) {
                thread.join(JOIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        abandoned = true;
    }

    private boolean isDone() {
        return abandoned || (closed && arrivals.isEmpty());
    }

    /** Fixes given to the consumer so far; any thread. */
    long fixes() {
        return fixes.sum();
    }

    /** Exceptions of the consumer, of tasks and of ticks so far; any thread. */
    long failures() {
        return failures.sum();
    }

    private void wake() {
        if (!arrivals.offer(RawFixes.WAKE)) {
            LOG.trace("the engine thread is busy and needs no waking");
        }
    }

    private void run() {
        List<RawFixes> batch = new ArrayList<>(BATCH);
        while (!isDone()) {
            long before = clock.epochNanos();
            awaitInto(batch);
            boolean idle = batch.isEmpty();
            for (int i = 0; i < batch.size() && !abandoned; i++) {
                handle(batch.get(i));
            }
            batch.clear();
            for (Runnable task = tasks.poll(); task != null && !closed; task = tasks.poll()) {
                guarded(task);
            }
            // While fixes wait, time stands at their receipt: the engine must not take a backlog for silence.
            if (idle && !closed) {
                guarded(() -> consumer.onTime(before));
            }
            guarded(onBatchEnd);
            long now = clock.epochNanos();
            if (Math.abs(now - tickedNanos) >= tickNanos && !closed) {
                tickedNanos = now;
                guarded(() -> onTick.accept(now));
            }
        }
    }

    private void awaitInto(List<RawFixes> batch) {
        try {
            RawFixes first = arrivals.poll(closed ? 0 : tickNanos, TimeUnit.NANOSECONDS);
            if (first != null) {
                batch.add(first);
                arrivals.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted; the engine thread ends by close only");
        }
    }

    private void handle(RawFixes raw) {
        if (raw.isWake()) {
            return;
        }
        List<DecodedFix> decoded = decoder.decode(raw.payload(), raw.source(), raw.receivedNanos());
        for (int i = 0; i < decoded.size(); i++) {
            DecodedFix one = decoded.get(i);
            if (one instanceof DecodedFix.Accepted accepted) {
                handle(accepted.fix());
            } else if (one instanceof DecodedFix.Refused refused) {
                refusals.onRejection(refused.rejection());
            }
        }
    }

    private void handle(Fix fix) {
        fixes.increment();
        try {
            consumer.onFix(fix);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** A fault of one fix, task or tick is counted and does not end the thread. */
    private void fail(RuntimeException fault) {
        failures.increment();
        LOG.error("unexpected on the engine thread", fault);
    }
}
