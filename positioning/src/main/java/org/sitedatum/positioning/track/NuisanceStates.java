package org.sitedatum.positioning.track;

import java.util.Arrays;

/**
 * Which estimated nuisance stands at which place behind a body's core states. One table serves all hypotheses of a
 * body. Anchors beyond the limit take the place of the one heard longest ago.
 */
final class NuisanceStates {

    /** What a nuisance state stands for. */
    enum Kind {
        /** Far ranges are longer than near ones by this, m. */
        RANGE_EXCESS,
        /** Ranges of a tag are long by this, m. */
        TAG_BIAS,
        /** Ranges to an anchor are long by this, m. */
        ANCHOR_BIAS,
        /** Antenna pattern of a tag: cosine or sine of twice the anchor's bearing in the body, m. */
        ANTENNA_PATTERN,
        /** Multipath of one pair, m. */
        MULTIPATH,
        /** Course minus heading of a wheeled body, rad. */
        COURSE_OFFSET,
        /** Distance the body point is ahead of the axle, m. */
        AXLE_OFFSET,
        /** Odometry reports turns too large by this share. */
        TURN_GAIN,
        /** Constant part of the error of a source of positions, one axis, m. */
        SOURCE_BIAS
    }

    /** Anchors with bias states at one time. */
    static final int MAX_ANCHORS = 12;

    private static final int NONE = -1;

    private final int tags;
    private Kind[] kinds = new Kind[8];
    private double[] sourceBiasVariance = new double[8];
    private int count;

    private int rangeExcess = NONE;
    private int courseOffset = NONE;
    private int axleOffset = NONE;
    private int turnGain = NONE;
    private final int[] tagBias;
    private final int[] pattern;
    private int anchors;
    private final int[] anchorId = new int[MAX_ANCHORS];
    private final long[] anchorHeardNanos = new long[MAX_ANCHORS];
    private final int[] anchorBias = new int[MAX_ANCHORS];
    private final int[] multipath;

    NuisanceStates(int tags) {
        this.tags = tags;
        tagBias = new int[tags];
        pattern = new int[tags];
        multipath = new int[MAX_ANCHORS * tags];
        Arrays.fill(tagBias, NONE);
        Arrays.fill(pattern, NONE);
        Arrays.fill(multipath, NONE);
    }

    void copyFrom(NuisanceStates other) {
        if (kinds.length < other.count) {
            kinds = Arrays.copyOf(other.kinds, other.kinds.length);
            sourceBiasVariance = Arrays.copyOf(other.sourceBiasVariance, other.kinds.length);
        }
        System.arraycopy(other.kinds, 0, kinds, 0, other.count);
        System.arraycopy(other.sourceBiasVariance, 0, sourceBiasVariance, 0, other.count);
        count = other.count;
        rangeExcess = other.rangeExcess;
        courseOffset = other.courseOffset;
        axleOffset = other.axleOffset;
        turnGain = other.turnGain;
        System.arraycopy(other.tagBias, 0, tagBias, 0, tags);
        System.arraycopy(other.pattern, 0, pattern, 0, tags);
        anchors = other.anchors;
        System.arraycopy(other.anchorId, 0, anchorId, 0, anchors);
        System.arraycopy(other.anchorHeardNanos, 0, anchorHeardNanos, 0, anchors);
        System.arraycopy(other.anchorBias, 0, anchorBias, 0, anchors);
        System.arraycopy(other.multipath, 0, multipath, 0, MAX_ANCHORS * tags);
    }

    /** Forgets everything. */
    void clear() {
        count = 0;
        anchors = 0;
        rangeExcess = NONE;
        courseOffset = NONE;
        axleOffset = NONE;
        turnGain = NONE;
        Arrays.fill(tagBias, NONE);
        Arrays.fill(pattern, NONE);
        Arrays.fill(multipath, NONE);
    }

    /** Nuisance states in use. */
    int count() {
        return count;
    }

    /** What the state at an offset behind the core stands for. */
    Kind kind(int offset) {
        return kinds[offset];
    }

    /** Offset of the far-range excess, added on first use. */
    int rangeExcess(Adder adder) {
        if (rangeExcess == NONE) {
            rangeExcess = add(Kind.RANGE_EXCESS, adder);
        }
        return rangeExcess;
    }

    int tagBias(int tag, Adder adder) {
        if (tagBias[tag] == NONE) {
            tagBias[tag] = add(Kind.TAG_BIAS, adder);
        }
        return tagBias[tag];
    }

    /** Offset of the first of a tag's two antenna-pattern states. */
    int pattern(int tag, Adder adder) {
        if (pattern[tag] == NONE) {
            pattern[tag] = add(Kind.ANTENNA_PATTERN, adder);
            add(Kind.ANTENNA_PATTERN, adder);
        }
        return pattern[tag];
    }

    int courseOffset(Adder adder) {
        if (courseOffset == NONE) {
            courseOffset = add(Kind.COURSE_OFFSET, adder);
        }
        return courseOffset;
    }

    int axleOffset(Adder adder) {
        if (axleOffset == NONE) {
            axleOffset = add(Kind.AXLE_OFFSET, adder);
        }
        return axleOffset;
    }

    int turnGain(Adder adder) {
        if (turnGain == NONE) {
            turnGain = add(Kind.TURN_GAIN, adder);
        }
        return turnGain;
    }

    /** True once a range was heard. */
    boolean hasRanges() {
        return anchors > 0;
    }

    /** Offset of the turn gain, or -1. */
    int turnGain() {
        return turnGain;
    }

    /** Adds the three axes of a source's constant error and returns the offset of the first. */
    int addSourceBias(double variance, Adder adder) {
        int first = count;
        for (int axis = 0; axis < 3; axis++) {
            int offset = add(Kind.SOURCE_BIAS, adder);
            sourceBiasVariance[offset] = variance;
        }
        return first;
    }

    /** Variance a source's constant error has in the long run, m^2. */
    double sourceBiasVariance(int offset) {
        return sourceBiasVariance[offset];
    }

    /** Place of an anchor, taking a free or the stalest one. */
    int anchorSlot(int anchor, long stampNanos, Adder adder) {
        int stalest = 0;
        for (int slot = 0; slot < anchors; slot++) {
            if (anchorId[slot] == anchor) {
                anchorHeardNanos[slot] = stampNanos;
                return slot;
            }
            if (anchorHeardNanos[slot] < anchorHeardNanos[stalest]) {
                stalest = slot;
            }
        }
        int slot = stalest;
        if (anchors < MAX_ANCHORS) {
            slot = anchors++;
            anchorBias[slot] = add(Kind.ANCHOR_BIAS, adder);
        } else {
            recycle(slot, adder);
        }
        anchorId[slot] = anchor;
        anchorHeardNanos[slot] = stampNanos;
        return slot;
    }

    private void recycle(int slot, Adder adder) {
        adder.reset(Kind.ANCHOR_BIAS, anchorBias[slot]);
        for (int tag = 0; tag < tags; tag++) {
            int offset = multipath[slot * tags + tag];
            if (offset != NONE) {
                adder.reset(Kind.MULTIPATH, offset);
            }
        }
    }

    int anchorBias(int slot) {
        return anchorBias[slot];
    }

    int multipath(int slot, int tag, Adder adder) {
        int place = slot * tags + tag;
        if (multipath[place] == NONE) {
            multipath[place] = add(Kind.MULTIPATH, adder);
        }
        return multipath[place];
    }

    private int add(Kind kind, Adder adder) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            sourceBiasVariance = Arrays.copyOf(sourceBiasVariance, 2 * count);
        }
        kinds[count] = kind;
        adder.append(kind);
        return count++;
    }

    /** Adds or renews a state in every hypothesis of the body. */
    interface Adder {
        /** Adds a state of a kind behind the last. */
        void append(Kind kind);

        /** Makes the state at an offset as if just added. */
        void reset(Kind kind, int offset);
    }
}
