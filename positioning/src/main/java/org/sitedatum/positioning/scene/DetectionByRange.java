package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.time.Snapshot;

/**
 * How likely a sensor detects a body in its sight by how far away it is: bodies far off are small, weak and often hidden.
 * Learnt in rings each twice as wide as the one before, each from its own bodies and, while those are few, from the whole;
 * straight lines over the logarithm of the distance join the rings.
 *
 * <p>Mutable; not thread-safe.
 */
final class DetectionByRange {

    private static final int RINGS = 10;
    /** Middle of the innermost ring, m; the outermost is at a kilometre. */
    private static final double INNERMOST = 2;
    /** Chances that the sensor's mean over all distances counts for in each ring: a few minutes of one body. */
    private static final double PRIOR = 40;
    /** Chances after which they are forgotten. */
    private static final double MEMORY = 200;

    private static final double LOG_2 = Math.log(2);

    private final double[] hits = new double[RINGS];
    private final double[] chances = new double[RINGS];

    void save(Snapshot out) {
        out.put(hits, RINGS);
        out.put(chances, RINGS);
    }

    void restore(Snapshot in) {
        in.nextInto(hits, RINGS);
        in.nextInto(chances, RINGS);
    }

    /**
     * Takes the probability that a body surely in sight was detected.
     *
     * @param distance m
     */
    void learn(double distance, double hit) {
        double ring = ring(distance);
        int inner = (int) ring;
        double outward = ring - inner;
        add(inner, 1 - outward, hit);
        if (outward > 0) {
            add(inner + 1, outward, hit);
        }
    }

    private void add(int ring, double weight, double hit) {
        double keep = 1 - weight / MEMORY;
        hits[ring] = keep * hits[ring] + weight * hit;
        chances[ring] = keep * chances[ring] + weight;
    }

    /**
     * Probability of a detection.
     *
     * @param distance m
     * @param mean over all distances
     */
    double probability(double distance, double mean) {
        double ring = ring(distance);
        int inner = (int) ring;
        double outward = ring - inner;
        double near = of(inner, mean);
        return outward > 0 ? near + outward * (of(inner + 1, mean) - near) : near;
    }

    private double of(int ring, double mean) {
        return (hits[ring] + PRIOR * mean) / (chances[ring] + PRIOR);
    }

    /** Place between the rings' middles. */
    private static double ring(double distance) {
        double ring = Math.log(Math.max(distance, INNERMOST) / INNERMOST) / LOG_2;
        return Math.min(RINGS - 1, ring);
    }
}
