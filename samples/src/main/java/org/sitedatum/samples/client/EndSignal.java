package org.sitedatum.samples.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a program end cleanly on Ctrl-C: the wait ends, and the process stays until {@link #close} or for 10 s at most.
 */
public final class EndSignal implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::passOn, "end-signal");

    /** Listens for Ctrl-C from now on. */
    public EndSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits; true when the end was asked for, false when the time is up. */
    public boolean await(long nanos) throws InterruptedException {
        return requested.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Asks for the end, as Ctrl-C does. */
    public void request() {
        requested.countDown();
    }

    /** Lets the process go. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            requested.countDown();
        }
    }

    private void passOn() {
        requested.countDown();
        try {
            finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
