package org.sitedatum.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.positioning.fix.Fix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes fixes and calls the consumer, one turn at a time, fed through a bounded queue. A few messages are worked off by the
 * thread that received them, which saves waking another; more than that by the engine thread, so that receiving goes on.
 * Between fixes the engine thread runs tasks, tells the time and lets the output flush. {@link #offer}, {@link #execute} and
 * {@link #wake} are for any thread and never wait.
 */
final class EngineThread implements FixSource {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);
    private static final int BATCH = 256;

    /** Messages that a receiving thread works off itself: well below what a full read of its socket brings. */
    private static final int FEW = 32;

    private static final long JOIN_MS = 5000;

    private final FixConsumer consumer;
    private final Runnable onBatchEnd;
    private final LongConsumer onTick;
    private final EpochNanoClock clock;
    private final long tickNanos;
    private final ArrayBlockingQueue<RawFixes> arrivals;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final LongAdder fixes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Thread thread;

    /** Held while decoding and calling the consumer; guards what follows. */
    private final ReentrantLock turn = new ReentrantLock();

    private final List<RawFixes> batch = new ArrayList<>(BATCH);
    private long messages;
    private long longestLagNanos;
    private long tickedNanos;

    private volatile boolean closed;
    private volatile boolean abandoned;

    /**
     * Ready to {@link #start}.
     *
     * @param consumer called in the engine's turn
     * @param onBatchEnd called when the fixes or tasks that were waiting are done
     * @param onTick called once per tick
     */
    EngineThread(
            String name,
            FixConsumer consumer,
            Runnable onBatchEnd,
            LongConsumer onTick,
            EpochNanoClock clock,
            MqttBridgeOptions options) {
        this.consumer = consumer;
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

    /** Called after one or several {@link #offer}: works them off when they are few and no other thread is at it. */
    void workOff() {
        while (!closed && !arrivals.isEmpty()) {
            if (arrivals.size() > FEW) {
                wake();
                return;
            }
            // who has the turn looks for arrivals again after it
            if (!turn.tryLock()) {
                return;
            }
            try {
                handleBatch();
            } finally {
                turn.unlock();
            }
        }
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
        if (Thread.currentThread() != thread && !turn.isHeldByCurrentThread()) {
            awaitLastTurn();
        }
        abandoned = true;
    }

    private void awaitLastTurn() {
        try {
            thread.join(JOIN_MS);
            if (turn.tryLock(JOIN_MS, TimeUnit.MILLISECONDS)) {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() {
        return abandoned || (closed && arrivals.isEmpty());
    }

    /** The longest time from a receipt to the end of the work on it since the last call; in the engine's turn. */
    long takeLongestLagNanos() {
        long longest = longestLagNanos;
        longestLagNanos = 0;
        return longest;
    }

    /** Messages that wait; any thread. */
    int waiting() {
        return arrivals.size();
    }

    /** Fixes given to the consumer so far; any thread. */
    long fixes() {
        return fixes.sum();
    }

    /** Exceptions of the consumer, of tasks and of ticks so far; any thread. */
    long failures() {
        return failures.sum();
    }

    /** Has the engine thread look for work. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        long seen = -1;
        while (!isDone()) {
            long before = clock.epochNanos();
            if (arrivals.isEmpty() && tasks.isEmpty() && !closed) {
                LockSupport.parkNanos(this, tickNanos);
            }
            turn.lock();
            try {
                takeTurn(before, seen == messages);
                seen = messages;
            } finally {
                turn.unlock();
            }
        }
    }

    /** Work that waits, then the time. */
    private void takeTurn(long before, boolean quiet) {
        boolean idle = quiet && arrivals.isEmpty() && tasks.isEmpty();
        handleBatch();
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

    private void handleBatch() {
        arrivals.drainTo(batch, BATCH);
        messages += batch.size();
        for (int i = 0; i < batch.size() && !abandoned; i++) {
            handle(batch.get(i));
        }
        if (!batch.isEmpty()) {
            longestLagNanos =
                    Math.max(longestLagNanos, clock.epochNanos() - batch.get(0).receivedNanos());
        }
        batch.clear();
        guarded(onBatchEnd);
    }

    private void handle(RawFixes raw) {
        List<DecodedFix> decoded = raw.form().decode(raw.payload(), raw.source(), raw.receivedNanos());
        for (int i = 0; i < decoded.size(); i++) {
            DecodedFix one = decoded.get(i);
            if (one instanceof DecodedFix.Accepted accepted) {
                handle(accepted.fix());
                if (!Double.isNaN(accepted.battery())) {
                    guarded(() -> consumer.onBattery(accepted.fix(), accepted.battery()));
                }
            } else if (one instanceof DecodedFix.Refused refused) {
                guarded(() -> consumer.onUnreadable(refused.rejection()));
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
