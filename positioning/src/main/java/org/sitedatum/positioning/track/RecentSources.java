package org.sitedatum.positioning.track;

import java.util.Arrays;
import java.util.List;

/** Which sources a body's estimate rests on lately. Rewindable. */
final class RecentSources {

    private static final int CAPACITY = 8;
    private static final long MEMORY_NANOS = 2_000_000_000L;

    private final String[] names = new String[CAPACITY];
    private final long[] heardNanos = new long[CAPACITY];
    private int count;
    private List<String> listed = List.of();

    void copyFrom(RecentSources other) {
        System.arraycopy(other.names, 0, names, 0, other.count);
        System.arraycopy(other.heardNanos, 0, heardNanos, 0, other.count);
        count = other.count;
        listed = other.listed;
    }

    void heard(String source, long stampNanos) {
        boolean changed = forgetBefore(stampNanos - MEMORY_NANOS);
        for (int i = 0; i < count; i++) {
            if (names[i].equals(source)) {
                heardNanos[i] = stampNanos;
                relist(changed);
                return;
            }
        }
        if (count < CAPACITY) {
            names[count] = source;
            heardNanos[count++] = stampNanos;
            relist(true);
        }
    }

    private boolean forgetBefore(long stampNanos) {
        boolean changed = false;
        for (int i = count - 1; i >= 0; i--) {
            if (heardNanos[i] < stampNanos) {
                count--;
                names[i] = names[count];
                heardNanos[i] = heardNanos[count];
                changed = true;
            }
        }
        return changed;
    }

    private void relist(boolean changed) {
        if (changed) {
            String[] sorted = Arrays.copyOf(names, count);
            Arrays.sort(sorted);
            listed = List.of(sorted);
        }
    }

    /** Sorted; those heard in the two seconds before the last one. */
    List<String> list() {
        return listed;
    }
}
