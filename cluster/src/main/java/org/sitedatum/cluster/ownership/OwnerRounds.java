package org.sitedatum.cluster.ownership;

/** The owner's renewals: which rounds a majority has confirmed, and until when that lets it publish. */
final class OwnerRounds {

    private static final int REMEMBERED = 16;

    private final int majority;
    private final long[] untilNanos = new long[REMEMBERED];
    /** Of each round remembered, one bit for each node that confirmed it. */
    private final long[] confirmed = new long[REMEMBERED];

    private long newest;
    private long heldUntilNanos = Long.MIN_VALUE;

    OwnerRounds(int majority) {
        this.majority = majority;
    }

    /** A new ownership, which holds by the votes that made it. */
    void start(long untilNanosByVotes) {
        heldUntilNanos = untilNanosByVotes;
    }

    /** Begins a round that lets the owner publish until {@code untilNanos} once confirmed; its number. */
    long begin(long roundUntilNanos) {
        newest++;
        confirmed[slot(newest)] = 0;
        untilNanos[slot(newest)] = roundUntilNanos;
        return newest;
    }

    /** A node, by its place in the member list, confirms a round; rounds too old to remember do not count. */
    void confirm(int node, long round) {
        if (node < 0 || round > newest || round <= newest - REMEMBERED) {
            return;
        }
        confirmed[slot(round)] |= 1L << node;
        if (Long.bitCount(confirmed[slot(round)]) >= majority) {
            heldUntilNanos = Math.max(heldUntilNanos, untilNanos[slot(round)]);
        }
    }

    /** True while the newest round confirmed by a majority holds. */
    boolean isHeld(long nowNanos) {
        return nowNanos < heldUntilNanos;
    }

    /** Until when the newest round confirmed by a majority holds. */
    long heldUntilNanos() {
        return heldUntilNanos;
    }

    private static int slot(long round) {
        return (int) (round % REMEMBERED);
    }
}
