package org.sitedatum.cluster.ownership;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The one thread of a node's leases: takes tasks in order, and ticks between them. {@link #add} is thread-safe. */
final class LeaseThread implements AutoCloseable {

    private static final long TICK_NANOS = 20_000_000L;
    private static final int CROWDED = 8_192;
    private static final long JOIN_MILLIS = 2_000;

    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Runnable tick;
    private final Consumer<RuntimeException> onFault;
    private final Thread thread = new Thread(this::run, "leases");
    private volatile boolean closed;

    /**
     * Not yet started.
     *
     * @param onFault hears why it ended, if not by {@link #close}
     */
    LeaseThread(Runnable tick, Consumer<RuntimeException> onFault) {
        this.tick = tick;
        this.onFault = onFault;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Runs a task after those before it. */
    void add(Runnable task) {
        inbox.add(task);
    }

    /** Whether so many tasks wait that what comes from outside should be dropped. */
    boolean isCrowded() {
        return inbox.size() >= CROWDED;
    }

    private void run() {
        long nextTickNanos = System.nanoTime();
        try {
            while (!closed) {
                Runnable task = inbox.poll(nextTickNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (task != null) {
                    task.run();
                }
                if (System.nanoTime() - nextTickNanos >= 0) {
                    tick.run();
                    nextTickNanos = System.nanoTime() + TICK_NANOS;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            onFault.accept(fault);
        }
    }

    /** Ends after the task under way; waits for that, but not when called by it. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
