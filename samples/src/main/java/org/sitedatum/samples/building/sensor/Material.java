package org.sitedatum.samples.building.sensor;

/**
 * What a wall does to a UWB pulse that crosses it. Plausible middle values for one wall at 6.5 GHz, not a data sheet: the
 * slab's own delay, the mean extra way of reflections that win over the weakened first path, and the loss.
 */
enum Material {
    GLASS(0.02, 0.02, 1.0),
    DRYWALL(0.02, 0.02, 1.0),
    BRICK(0.10, 0.08, 3.0),
    CONCRETE(0.20, 0.15, 7.0),
    METAL(0.10, 0.60, 14.0);

    private final double delay;
    private final double spread;
    private final double loss;

    Material(double delay, double spread, double loss) {
        this.delay = delay;
        this.spread = spread;
        this.loss = loss;
    }

    /** The material by the site document's word. */
    static Material of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    /** m the range is longer by for certain. */
    double delay() {
        return delay;
    }

    /** m, mean of the exponential that comes on top. */
    double spread() {
        return spread;
    }

    /** dB. */
    double loss() {
        return loss;
    }
}
