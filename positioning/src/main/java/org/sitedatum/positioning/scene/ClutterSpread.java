package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.time.Snapshot;

/**
 * Over how large an area false detections fall, from the second moments of their places: a rectangle filled evenly has the
 * area {@code 12 sqrt(det)}, a disc and a normal distribution have nearly the same, 3.8 and 4 pi times that root for what
 * they are worth as an evenly filled area. A few stray ones far away do not widen it, as they would a bounding box.
 *
 * <p>Mutable; not thread-safe.
 */
final class ClutterSpread {

    /** Before so many false detections the bounding box of all detections counts as much as they do. */
    private static final double PRIOR = 10;
    /** The moments forget over this many false detections. */
    private static final double MEMORY = 500;

    private static final double RECTANGLE = 12;

    private double weight;
    private double meanX;
    private double meanY;
    private double xx;
    private double xy;
    private double yy;

    void save(Snapshot out) {
        out.put(weight);
        out.put(meanX);
        out.put(meanY);
        out.put(xx);
        out.put(xy);
        out.put(yy);
    }

    void restore(Snapshot in) {
        weight = in.next();
        meanX = in.next();
        meanY = in.next();
        xx = in.next();
        xy = in.next();
        yy = in.next();
    }

    /** Takes a place in m with the probability that the detection is false. */
    void learn(double x, double y, double probability) {
        if (probability <= 0) {
            return;
        }
        weight = Math.min(MEMORY, weight + probability);
        double gain = probability / weight;
        double dx = x - meanX;
        double dy = y - meanY;
        meanX += gain * dx;
        meanY += gain * dy;
        double keep = 1 - gain;
        xx = keep * (xx + gain * dx * dx);
        xy = keep * (xy + gain * dx * dy);
        yy = keep * (yy + gain * dy * dy);
    }

    /**
     * The area in m^2.
     *
     * @param region area all detections have come from, m^2
     * @param smallest never less than this, m^2
     */
    double area(double region, double smallest) {
        double filled = RECTANGLE * Math.sqrt(Math.max(0, xx * yy - xy * xy));
        return Math.max(smallest, (weight * filled + PRIOR * region) / (weight + PRIOR));
    }
}
