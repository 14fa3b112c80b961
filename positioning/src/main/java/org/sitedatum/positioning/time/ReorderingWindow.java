package org.sitedatum.positioning.time;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.snapshot.LayoutChange;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;

/**
 * Applies fixes to a state in canonical order whatever their arrival order: a late fix rewinds the state to a checkpoint
 * and everything newer is applied again. Inside the window the result does not depend on arrival, to the bit.
 *
 * <p>Two checkpoints are kept as {@link Snapshot}s: one up to a window old, and one at least a window old. Where fixes of
 * the newest stamp arrive in another order than the canonical one, a third is kept before that stamp, so that they cost
 * little. The fixes of about the last two windows are kept as references, however late some source always is. Not
 * thread-safe.
 *
 * @param <S> the state
 */
public final class ReorderingWindow<S extends Rewindable> {

    /** What became of a fix. */
    public enum Outcome {
        /** It was the newest. */
        APPLIED,
        /** It was late and has been put in its place. */
        REWOUND,
        /** It is older than the window; nothing changed. */
        TOO_OLD,
        /** It says what an earlier one said; nothing changed. */
        DUPLICATE
    }

    private static final int INITIAL_CAPACITY = 8;
    /** A state to go on with, as another engine left it. Immutable. */
    public static final class Head {
        private final Border border;
        private final Snapshot snapshot;

        private Head(Border border, Snapshot snapshot) {
            this.border = border;
            this.snapshot = snapshot;
        }
    }

    /** So many new stamps after the last late fix of a newest stamp, the checkpoint before it is no longer kept. */
    private static final int SHUFFLED_FOR = 64;

    private final long windowNanos;
    private final Desk<S> desk;
    private final Snapshot head = new Snapshot();
    private Checkpoint base = new Checkpoint();
    private Checkpoint middle = new Checkpoint();
    private @Nullable Checkpoint epoch;

    private Fix[] fixes = new Fix[INITIAL_CAPACITY];
    private int count;
    private int shuffled;
    private long newestStampNanos = Long.MIN_VALUE;
    private Border border = Border.START;

    /**
     * An empty window.
     *
     * @param windowNanos how late a fix may be, ns
     * @param desk where the state is worked on; others may share it
     * @param fresh a state that has seen nothing; only read
     */
    public ReorderingWindow(long windowNanos, Desk<S> desk, S fresh) {
        this.windowNanos = windowNanos;
        this.desk = desk;
        head.take(fresh);
        base.snapshot.copyFrom(head);
        middle.snapshot.copyFrom(head);
    }

    /** An empty window with a desk of its own, where the state, that has seen nothing, is worked on. */
    public ReorderingWindow(long windowNanos, S state) {
        this(windowNanos, new Desk<>(state), state);
    }

    /** The state after all fixes so far; to be read only, until the next window with the same desk is used. */
    public S head() {
        return desk.read(head);
    }

    /** Stamp of the newest fix, ns; {@link Long#MIN_VALUE} before the first. */
    public long newestStampNanos() {
        return newestStampNanos;
    }

    /**
     * Writes the state after all fixes so far, and which fix was the last. The fixes themselves are left out: where the
     * state is taken up again, a fix that comes before that one is too old, for at most a window.
     *
     * @param constants values the reader has, too
     */
    public void writeHead(StateWriter out, Object... constants) {
        (count > 0 ? Border.of(fixes[count - 1]) : border).write(out);
        desk.writeDown(head);
        head.writeTo(out, constants);
    }

    /**
     * Reads what {@link #writeHead} wrote, and leaves it in {@code scratch} for the caller to look at.
     *
     * @param since what has changed in the layout of the site
     * @param constants the reader's own
     */
    public static Head readHead(StateReader in, LayoutChange since, Rewindable scratch, Object... constants) {
        Border border = Border.read(in);
        Snapshot snapshot = new Snapshot();
        snapshot.readFrom(in, constants);
        snapshot.giveTo(scratch, since);
        snapshot.take(scratch);
        return new Head(border, snapshot);
    }

    /** Passes over what {@link #writeHead} wrote. */
    public static void skipHead(StateReader in, Object... constants) {
        Border.read(in);
        new Snapshot().readFrom(in, constants);
    }

    /** Goes on from a state; to be called before any fix. */
    public void resume(Head from) {
        desk.drop(head);
        head.copyFrom(from.snapshot);
        border = from.border;
        newestStampNanos = border.stampNanos();
        base.resume(head, newestStampNanos);
        middle.resume(head, newestStampNanos);
    }

    /** Takes one fix. */
    public Outcome accept(Fix fix) {
        long stamp = fix.stampNanos();
        if (stamp > newestStampNanos || isAfterNewest(fix)) {
            append(fix, stamp);
            return Outcome.APPLIED;
        }
        if (stamp < newestStampNanos - windowNanos) {
            return Outcome.TOO_OLD;
        }
        int past = border.compareWith(fix);
        if (past <= 0) {
            return past == 0 ? Outcome.DUPLICATE : Outcome.TOO_OLD;
        }
        int place = Arrays.binarySearch(fixes, 0, count, fix, FixOrder.INSTANCE);
        if (place >= 0) {
            return Outcome.DUPLICATE;
        }
        insert(fix, -place - 1);
        return Outcome.REWOUND;
    }

    /** Whether {@link #accept} would take a fix: it says something new and is not too old. */
    public boolean isNews(Fix fix) {
        long stamp = fix.stampNanos();
        if (stamp > newestStampNanos || isAfterNewest(fix)) {
            return true;
        }
        return stamp >= newestStampNanos - windowNanos
                && border.compareWith(fix) > 0
                && Arrays.binarySearch(fixes, 0, count, fix, FixOrder.INSTANCE) < 0;
    }

    /** Changes the state otherwise than by a fix. Fixes that come before the last one are too old from then on. */
    public void change(Consumer<? super S> step) {
        if (count > 0) {
            border = Border.of(fixes[count - 1]);
        }
        step.accept(desk.change(head));
        desk.writeDown(head);
        Arrays.fill(fixes, 0, count, null);
        count = 0;
        shuffled = 0;
        epoch = null;
        base.resume(head, newestStampNanos);
        middle.resume(head, newestStampNanos);
    }

    private boolean isAfterNewest(Fix fix) {
        return (count > 0 ? FixOrder.INSTANCE.compare(fix, fixes[count - 1]) : border.compareWith(fix)) > 0;
    }

    private void append(Fix fix, long stamp) {
        if (stamp > newestStampNanos) {
            rotate(stamp);
            beginStamp();
            newestStampNanos = stamp;
        }
        push(fix, count);
        S state = desk.change(head);
        state.apply(fix);
        state.noteArrival();
    }

    /** Keeps {@code base} at least a window older than the newest stamp, and forgets the fixes before it. */
    private void rotate(long stamp) {
        if (count > 0 && middle.stampNanos < stamp - windowNanos) {
            Checkpoint oldest = base;
            base = middle;
            middle = oldest;
            keep(middle);
            drop(base.applied);
        }
    }

    /** Makes a checkpoint of what is known now. */
    private void keep(Checkpoint checkpoint) {
        desk.copy(head, checkpoint.snapshot);
        checkpoint.applied = count;
        checkpoint.stampNanos = newestStampNanos;
    }

    private void beginStamp() {
        if (shuffled == 0) {
            epoch = null;
            return;
        }
        shuffled--;
        if (epoch == null) {
            epoch = new Checkpoint();
        }
        keep(epoch);
    }

    private void drop(int n) {
        if (n == 0) {
            return;
        }
        System.arraycopy(fixes, n, fixes, 0, count - n);
        Arrays.fill(fixes, count - n, count, null);
        count -= n;
        base.applied -= n;
        middle.applied -= n;
        if (epoch != null) {
            epoch.applied -= n;
        }
    }

    private void insert(Fix fix, int place) {
        if (fix.stampNanos() == newestStampNanos) {
            shuffled = SHUFFLED_FOR;
        }
        Checkpoint from = checkpointBefore(place);
        if (shuffled > 0 && epoch == null) {
            epoch = new Checkpoint();
        }
        push(fix, place);
        S state = desk.setBack(head, from.snapshot);
        for (int i = from.applied; i < count; i++) {
            if (from == base) {
                keepCheckpoints(state, i);
            }
            if (epoch != null && isFirstOfNewest(i)) {
                epoch.take(state, i, stampBefore(i));
            }
            state.apply(fixes[i]);
            if (i == place) {
                state.noteArrival();
            }
        }
        drop(base.applied);
    }

    private Checkpoint checkpointBefore(int place) {
        if (epoch != null && place >= epoch.applied) {
            return epoch;
        }
        return place >= middle.applied ? middle : base;
    }

    private boolean isFirstOfNewest(int i) {
        return fixes[i].stampNanos() == newestStampNanos && (i == 0 || fixes[i - 1].stampNanos() < newestStampNanos);
    }

    /** On the way from the base: takes it along until a window before the newest stamp, and the middle to half of that. */
    private void keepCheckpoints(S state, int i) {
        long age = newestStampNanos - fixes[i].stampNanos();
        long ageBefore = i == 0 ? Long.MAX_VALUE : newestStampNanos - fixes[i - 1].stampNanos();
        if (age <= windowNanos && ageBefore > windowNanos && i > 0) {
            base.take(state, i, stampBefore(i));
        }
        if (age <= windowNanos / 2 && ageBefore > windowNanos / 2) {
            middle.take(state, i, stampBefore(i));
        }
    }

    private long stampBefore(int i) {
        return i == 0 ? base.stampNanos : fixes[i - 1].stampNanos();
    }

    private void push(Fix fix, int place) {
        if (count == fixes.length) {
            fixes = Arrays.copyOf(fixes, 2 * count);
        }
        System.arraycopy(fixes, place, fixes, place + 1, count - place);
        fixes[place] = fix;
        count++;
    }

    /** The state after the first {@code applied} kept fixes. */
    private static final class Checkpoint {
        private final Snapshot snapshot = new Snapshot();
        private int applied;
        /** Stamp of the last of them, ns. */
        private long stampNanos = Long.MIN_VALUE;

        void resume(Snapshot from, long lastNanos) {
            snapshot.copyFrom(from);
            stampNanos = lastNanos;
            applied = 0;
        }

        void take(Rewindable state, int appliedFixes, long lastNanos) {
            snapshot.take(state);
            applied = appliedFixes;
            stampNanos = lastNanos;
        }
    }
}
