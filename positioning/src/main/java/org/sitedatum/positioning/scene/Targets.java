package org.sitedatum.positioning.scene;

import java.util.Arrays;
import org.sitedatum.positioning.time.Snapshot;

/** The targets of a scene in a fixed order: who began first comes first. Mutable; not thread-safe. */
final class Targets {

    /** More bodies than this are not followed at once. */
    private static final int MOST = 4_000;

    private final int sensors;
    private Target[] targets = new Target[0];
    private int count;

    /** No targets, of a scene with so many sensors. */
    Targets(int sensors) {
        this.sensors = sensors;
    }

    void save(Snapshot out) {
        out.put(count);
        for (int i = 0; i < count; i++) {
            targets[i].save(out);
        }
    }

    void restore(Snapshot in) {
        int size = in.nextCount(MOST);
        ensure(size);
        count = size;
        for (int i = 0; i < count; i++) {
            targets[i].restore(in);
        }
    }

    /** True when every target is a finite Gaussian with one of so many labels, or none. */
    boolean isConsistent(int labels) {
        boolean fits = true;
        for (int i = 0; i < count; i++) {
            Target target = targets[i];
            fits &= target.label >= Target.NO_LABEL && target.label < labels;
            fits &= target.isConsistent();
        }
        return fits;
    }

    private void ensure(int size) {
        if (size <= targets.length) {
            return;
        }
        int old = targets.length;
        targets = Arrays.copyOf(targets, Math.max(size, 2 * old + 16));
        for (int i = old; i < targets.length; i++) {
            targets[i] = new Target(sensors);
        }
    }

    int count() {
        return count;
    }

    Target get(int i) {
        return targets[i];
    }

    boolean isFull() {
        return count >= MOST;
    }

    /** A further target, to be started; there must be room. */
    Target add() {
        ensure(count + 1);
        return targets[count++];
    }

    /** Takes a target in that becomes this list's own; there must be room. */
    void add(Target target) {
        ensure(count + 1);
        targets[count++] = target;
    }

    /** Takes out those that exist less probably than this. */
    void removeBelow(double existence) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (targets[i].existence >= existence) {
                keep(i, kept++);
            }
        }
        count = kept;
    }

    /** Takes a body out; the order of the others stays. */
    void remove(long id) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (targets[i].id != id) {
                keep(i, kept++);
            }
        }
        count = kept;
    }

    private void keep(int from, int to) {
        Target target = targets[from];
        targets[from] = targets[to];
        targets[to] = target;
    }
}
