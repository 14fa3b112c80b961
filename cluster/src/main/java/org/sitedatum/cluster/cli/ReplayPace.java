package org.sitedatum.cluster.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds a replay to a multiple of real time, and says on standard error how far it is.
 *
 * <p>The first fix sets the time; a fix received s seconds after it leaves s / speed seconds after it.
 */
final class ReplayPace {

    /** As fast as it goes. */
    static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final double speed;
    private final Terminal terminal;
    private long startNanos;
    private long fixes;
    private long firstReceivedNanos;
    private long nextProgressNanos = PROGRESS_NANOS;

    ReplayPace(double speed, Terminal terminal) {
        this.speed = speed;
        this.terminal = terminal;
    }

    /** Waits until the fix is due; returns at once when the thread is interrupted. */
    void beforeFix(long receivedNanos) {
        if (fixes == 0) {
            startNanos = System.nanoTime();
            firstReceivedNanos = receivedNanos;
        }
        fixes++;
        if (speed != MAX_SPEED) {
            waitUntil((long) ((receivedNanos - firstReceivedNanos) / speed));
        }
        // reading the clock for each fix would cost more than the engine's door
        if (speed != MAX_SPEED || (fixes & 1023) == 0) {
            sayProgress(receivedNanos);
        }
    }

    private void waitUntil(long dueNanos) {
        long left = dueNanos - elapsedNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = dueNanos - elapsedNanos();
        }
    }

    private void sayProgress(long receivedNanos) {
        long elapsed = elapsedNanos();
        if (elapsed >= nextProgressNanos) {
            nextProgressNanos = elapsed + PROGRESS_NANOS;
            terminal.err()
                    .printf(
                            "%d fixes, %.1f s of the recording in %.1f s%n",
                            fixes, (receivedNanos - firstReceivedNanos) * 1e-9, elapsed * 1e-9);
        }
    }

    private long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }
}
