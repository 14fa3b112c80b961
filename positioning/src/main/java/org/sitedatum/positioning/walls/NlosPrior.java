package org.sitedatum.positioning.walls;

import org.sitedatum.positioning.time.Snapshot;

/**
 * By how much the walls on the line between two radios are expected to make a range longer, and how uncertain that is. It
 * begins with what {@link WallMaterial} says and learns, material by material, what the walls of this building do: a scalar
 * Kalman filter each (Bar-Shalom, Li and Kirubarajan 2001, sec. 5.2.3), never farther than {@link #LEAST_SHARE} to {@link
 * #LARGEST_SHARE} of the delay in the table.
 *
 * <p>Holds the last line looked along; rewindable; not thread-safe; allocates nothing in steady state.
 */
public final class NlosPrior {

    /** Walls may be half as thick as usual. */
    public static final double LEAST_SHARE = 0.5;
    /** Or three times as thick. */
    public static final double LARGEST_SHARE = 3;

    /** Share of a material's spread that is common to all walls of a building; the rest differs from wall to wall. */
    private static final double COMMON_SHARE = 0.5;
    /** Successive ranges pass the same place of the same wall: so many are worth one. */
    private static final double REPEATED = 20;
    /** A miss beyond so many standard deviations has another cause and counts as this. */
    private static final double LARGEST_MISS = 2;

    private final WallMap map;
    private final WallCrossings crossings = new WallCrossings();
    private final double[] delay = new double[WallMaterial.COUNT];
    private final double[] doubt = new double[WallMaterial.COUNT];

    private boolean learnt;
    private double expected;
    private double variance;

    /** Knows nothing of the building yet. */
    public NlosPrior(WallMap map) {
        this.map = map;
        begin();
    }

    private void begin() {
        for (WallMaterial material : WallMaterial.values()) {
            delay[material.ordinal()] = material.delay();
            doubt[material.ordinal()] = Math.pow(COMMON_SHARE * material.spread(), 2);
        }
    }

    /** Writes what was learnt. */
    public void save(Snapshot out) {
        out.putBoolean(learnt);
        if (learnt) {
            out.put(delay, delay.length);
            out.put(doubt, doubt.length);
        }
    }

    /** Reads what {@link #save} wrote. */
    public void restore(Snapshot in) {
        boolean known = in.nextBoolean();
        if (known) {
            in.nextInto(delay, delay.length);
            in.nextInto(doubt, doubt.length);
        } else if (learnt) {
            begin();
        }
        learnt = known;
    }

    /** Looks from an anchor to a tag, m in the site; {@link #expected}, {@link #variance} and {@link #learn} follow. */
    public void look(double ax, double ay, double az, double bx, double by, double bz) {
        expected = 0;
        variance = 0;
        if (map.isEmpty()) {
            return;
        }
        map.crossingsInto(ax, ay, az, bx, by, bz, crossings);
        for (int i = 0; i < crossings.count(); i++) {
            WallMaterial material = crossings.material(i);
            expected += delay[material.ordinal()];
            variance += material.spread() * material.spread();
        }
    }

    /** True when nothing was on the last line. */
    public boolean isFree() {
        return map.isEmpty() || crossings.count() == 0;
    }

    /** m that the range is expected to be too long. */
    public double expected() {
        return expected;
    }

    /** Variance of that, m^2. */
    public double variance() {
        return variance;
    }

    /** Delay of one wall of a material, as learnt, m. */
    public double delay(WallMaterial material) {
        return delay[material.ordinal()];
    }

    /**
     * Learns from a range along the last line.
     *
     * @param miss by how much it was longer than expected with {@link #expected}, m
     * @param otherVariance of everything but the walls: place, noise, other biases, m^2
     */
    public void learn(double miss, double otherVariance) {
        learnt = true;
        double total = variance + otherVariance;
        double bound = LARGEST_MISS * Math.sqrt(total);
        double bounded = Math.max(-bound, Math.min(bound, miss));
        double predicted = REPEATED * total;
        for (int m = 0; m < delay.length; m++) {
            int walls = crossings.count(WallMaterial.VALUES.get(m));
            predicted += walls * walls * doubt[m];
        }
        for (int m = 0; m < delay.length; m++) {
            WallMaterial material = WallMaterial.VALUES.get(m);
            double gain = crossings.count(material) * doubt[m] / predicted;
            double learnt = delay[m] + gain * bounded;
            delay[m] = Math.max(LEAST_SHARE * material.delay(), Math.min(LARGEST_SHARE * material.delay(), learnt));
            doubt[m] *= 1 - gain * crossings.count(material);
        }
    }
}
