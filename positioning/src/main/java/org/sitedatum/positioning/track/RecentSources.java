package org.sitedatum.positioning.track;

import java.util.Arrays;
import java.util.List;
import org.sitedatum.positioning.time.Snapshot;

/** Which sources a body's estimate rests on lately. Rewindable. */
final class RecentSources {

    /** Most sources kept. */
    private static final int CAPACITY = 8;

    private static final long MEMORY_NANOS = 2_000_000_000L;

    private String[] names = new String[1];
    private long[] heardNanos = new long[1];
    private int count;
    private List<String> listed = List.of();

    void save(Snapshot out) {
        out.put(count);
        for (int i = 0; i < count; i++) {
            out.putValue(names[i]);
            out.putLong(heardNanos[i]);
        }
        out.putValue(listed);
    }

    @SuppressWarnings("unchecked")
    void restore(Snapshot in) {
        count = in.nextCount(CAPACITY);
        if (count > names.length) {
            grow(count);
        }
        for (int i = 0; i < count; i++) {
            names[i] = in.nextValue(String.class);
            heardNanos[i] = in.nextLong();
        }
        listed = in.nextValue(List.class);
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
            if (count == names.length) {
                grow(2 * count);
            }
            names[count] = source;
            heardNanos[count++] = stampNanos;
            relist(true);
        }
    }

    private void grow(int room) {
        names = Arrays.copyOf(names, room);
        heardNanos = Arrays.copyOf(heardNanos, room);
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
