package org.sitedatum.cluster.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to end a command that runs until told: SIGTERM or SIGINT. While one is installed, such a signal lets the command
 * finish its work and end the process with exit code 0, instead of cutting it off.
 */
public final class StopSignal implements AutoCloseable {

    private static final long FINISH_SECONDS = 20;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "stop-signal");

    private StopSignal() {}

    /** Listens from now on until {@link #close}. */
    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Asks for the end from inside the process. */
    public void raise() {
        stop.countDown();
    }

    /** Waits until the end is asked for; false when that takes longer than {@code seconds}. */
    public boolean await(double seconds) throws InterruptedException {
        return stop.await((long) Math.min(seconds * 1e9, Long.MAX_VALUE), TimeUnit.NANOSECONDS);
    }

    /** The command has finished its work. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook runs already and ends the process
            stop.countDown();
        }
    }

    private void onShutdown() {
        stop.countDown();
        try {
            boolean inTime = finished.await(FINISH_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(inTime ? ExitCode.GOOD : ExitCode.FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
