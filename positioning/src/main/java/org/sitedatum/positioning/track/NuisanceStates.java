package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Which estimated nuisance stands at which place behind a body's core states. One table serves all hypotheses of a
 * body. A body of which only positions are heard has none.
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
        SOURCE_BIAS,
        /** Stamps of what radios measure are later than those of the body's odometry by this, s. */
        LAG
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int NONE = -1;
    /** Far more than any body has. */
    private static final int MOST = 1000;

    private Kind[] kinds = {};
    private double[] sourceBiasVariance = {};
    private double[] sourceBiasTau = {};
    private int count;

    private int rangeExcess = NONE;
    private int courseOffset = NONE;
    private int axleOffset = NONE;
    private int turnGain = NONE;
    private int lag = NONE;
    private final AnchorStates anchors;
    private final BodyProfile profile;
    private int[] tagBias = {};
    private int[] pattern = {};

    NuisanceStates(BodyProfile profile) {
        this.profile = profile;
        anchors = new AnchorStates(profile);
        clear();
    }

    void save(Snapshot out) {
        out.put(count);
        if (count == 0) {
            return;
        }
        for (int offset = 0; offset < count; offset++) {
            out.put(kinds[offset].ordinal());
        }
        out.put(sourceBiasVariance, count);
        out.put(sourceBiasTau, count);
        out.put(rangeExcess);
        out.put(courseOffset);
        out.put(axleOffset);
        out.put(turnGain);
        out.put(lag);
        for (int tag = 0; tag < profile.tagCount(); tag++) {
            out.put(tagBias[tag]);
            out.put(pattern[tag]);
        }
        anchors.save(out);
    }

    void restore(Snapshot in) {
        clear();
        int wanted = in.nextCount(MOST);
        if (wanted == 0) {
            return;
        }
        count = wanted;
        if (count > kinds.length) {
            grow(count);
        }
        for (int offset = 0; offset < count; offset++) {
            kinds[offset] = KINDS[in.nextCount(KINDS.length - 1)];
        }
        in.nextInto(sourceBiasVariance, count);
        in.nextInto(sourceBiasTau, count);
        rangeExcess = in.nextPlace(count);
        courseOffset = in.nextPlace(count);
        axleOffset = in.nextPlace(count);
        turnGain = in.nextPlace(count);
        lag = in.nextPlace(count);
        for (int tag = 0; tag < profile.tagCount(); tag++) {
            tagBias[tag] = in.nextPlace(count);
            pattern[tag] = in.nextPlace(count);
        }
        anchors.restore(in, count);
    }

    /** Forgets everything. */
    void clear() {
        count = 0;
        rangeExcess = NONE;
        courseOffset = NONE;
        axleOffset = NONE;
        turnGain = NONE;
        lag = NONE;
        anchors.clear();
        if (tagBias.length < profile.tagCount()) {
            tagBias = new int[profile.tagCount()];
            pattern = new int[profile.tagCount()];
        }
        Arrays.fill(tagBias, NONE);
        Arrays.fill(pattern, NONE);
    }

    /** Nuisance states in use. */
    int count() {
        return count;
    }

    /** What the state at an offset behind the core stands for. */
    Kind kind(int offset) {
        return kinds[offset];
    }

    /** True once a range was heard. */
    boolean hasRanges() {
        return anchors.count() > 0;
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

    /** Offset of the turn gain, or -1. */
    int turnGain() {
        return turnGain;
    }

    int lag(Adder adder) {
        if (lag == NONE) {
            lag = add(Kind.LAG, adder);
        }
        return lag;
    }

    /** Offset of the lag, or -1. */
    int lag() {
        return lag;
    }

    /** Adds the three axes of a source's constant error and returns the offset of the first. */
    int addSourceBias(double variance, Adder adder) {
        int first = count;
        for (int axis = 0; axis < 3; axis++) {
            int offset = add(Kind.SOURCE_BIAS, adder);
            sourceBiasVariance[offset] = variance;
            sourceBiasTau[offset] = SourceNoise.BIAS_TAU;
        }
        return first;
    }

    /** Gives the three axes of a constant error to another source. */
    void renewSourceBias(int first, double variance, Adder adder) {
        for (int axis = 0; axis < 3; axis++) {
            sourceBiasVariance[first + axis] = variance;
            sourceBiasTau[first + axis] = SourceNoise.BIAS_TAU;
            adder.reset(Kind.SOURCE_BIAS, first + axis);
        }
    }

    /** Says how large the error of a source is in the long run, m^2 per axis, and for how long it lasts, s. */
    void describeSourceBias(int first, double variance, double tau) {
        for (int axis = 0; axis < 3; axis++) {
            sourceBiasVariance[first + axis] = variance;
            sourceBiasTau[first + axis] = tau;
        }
    }

    /** Time constant with which a source's constant error is forgotten, s. */
    double sourceBiasTau(int offset) {
        return sourceBiasTau[offset];
    }

    /** Variance a source's constant error has in the long run, m^2. */
    double sourceBiasVariance(int offset) {
        return sourceBiasVariance[offset];
    }

    /** Place of an anchor, taking a free or the stalest one. */
    int anchorSlot(int anchor, long stampNanos, Adder adder) {
        return anchors.slot(anchor, stampNanos, this, adder);
    }

    int anchorBias(int slot) {
        return anchors.bias(slot);
    }

    int multipath(int slot, int tag, Adder adder) {
        return anchors.multipath(slot, tag, this, adder);
    }

    /** Adds a state behind the last and returns its offset. */
    int add(Kind kind, Adder adder) {
        if (count == kinds.length) {
            grow(count + 4);
        }
        kinds[count] = kind;
        adder.append(kind);
        return count++;
    }

    private void grow(int room) {
        kinds = Arrays.copyOf(kinds, room);
        sourceBiasVariance = Arrays.copyOf(sourceBiasVariance, room);
        sourceBiasTau = Arrays.copyOf(sourceBiasTau, room);
    }

    /** Adds or renews a state in every hypothesis of the body. */
    interface Adder {
        /** Adds a state of a kind behind the last. */
        void append(Kind kind);

        /** Makes the state at an offset as if just added. */
        void reset(Kind kind, int offset);
    }
}
