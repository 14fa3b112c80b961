package org.sitedatum.cluster.engine;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sitedatum.positioning.fix.Fix;

/** Fixes on their way to the engine's thread: bounded, in order of arrival. Any thread may offer, one takes. */
final class FixQueue {

    private final ArrayBlockingQueue<Fix> fixes;

    FixQueue(int capacity) {
        fixes = new ArrayBlockingQueue<>(capacity);
    }

    /** False when there is no room: the fix is not taken. */
    boolean offer(Fix fix) {
        return fixes.offer(fix);
    }

    /** Moves what is there to {@code batch}, at most {@code most}; waits up to {@code waitNanos} for the first. */
    void drainTo(List<Fix> batch, int most, long waitNanos) throws InterruptedException {
        Fix first = fixes.poll(waitNanos, TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            fixes.drainTo(batch, most - 1);
        }
    }

    boolean isEmpty() {
        return fixes.isEmpty();
    }

    int size() {
        return fixes.size();
    }
}
