package org.sitedatum.samples.demo;

import java.util.BitSet;

/** In which whole seconds of the run a body had a usable pose. Not thread-safe. */
final class BodyFlow {

    private final BitSet seconds = new BitSet();

    void poseAt(double second) {
        if (second >= 0) {
            seconds.set((int) second);
        }
    }

    boolean isSeen() {
        return !seconds.isEmpty();
    }

    /** Share of the whole seconds in {@code [from, to)} with at least one usable pose; 1 for an empty span. */
    double share(int from, int to) {
        return to <= from ? 1 : seconds.get(from, to).cardinality() / (double) (to - from);
    }
}
