package org.sitedatum.positioning.scene;

import java.util.Arrays;
import org.sitedatum.positioning.snapshot.Listing;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Where on a body, and how far off it, each sensor places it: one sees its near side, another its tallest mast, a third has
 * a heading error, and all go on doing so for as long as they look from about the same place. Averaging many such
 * detections of one sensor does not bring its place nearer to the body's middle; taking those of several sensors together
 * does.
 *
 * <p>Kept is the mean of each sensor's residuals, fading over {@link #MEMORY} seconds. A sensor's detections that scatter
 * less than it states have the rest of the stated variance in common: that is the variance its offset has beforehand. One
 * that shows the face a body turns to it, as a lidar does, is short of the middle by half a depth besides, which for all
 * that is known is as large as everything else that is stated to be off. The likeliest offsets given the means are taken
 * off, the body's own place being unknown. What is common to all sensors cannot be seen, nor can the offset of one that is
 * alone or that scatters as much as it states. Site frame, m. Mutable; not thread-safe.
 */
final class SideOffsets {

    /** A body that turns, or passes by, shows a sensor another side after about this long, s. */
    private static final double MEMORY = 15;

    /** Less than this share of one residual is none. */
    private static final double LEAST = 0.01;

    private final double[] meanX;
    private final double[] meanY;
    /** Residuals of each sensor, fading. */
    private final double[] count;
    /** Variance per axis that a sensor's detections have each for itself, m^2. */
    private final double[] scatter;
    /** Variance per axis that they have in common, m^2. */
    private final double[] common;
    /** Direction in which a sensor that shows faces looks at the body, unit length; zero for the others. */
    private final double[] lookX;

    private final double[] lookY;

    private final PlanarWeight weight = new PlanarWeight();
    private final PlanarWeight all = new PlanarWeight();
    private double x;
    private double y;

    SideOffsets(int sensors) {
        meanX = new double[sensors];
        meanY = new double[sensors];
        count = new double[sensors];
        scatter = new double[sensors];
        common = new double[sensors];
        lookX = new double[sensors];
        lookY = new double[sensors];
    }

    void save(Snapshot out) {
        out.put(meanX, meanX.length);
        out.put(meanY, meanY.length);
        out.put(count, count.length);
        out.put(scatter, scatter.length);
        out.put(common, common.length);
        out.put(lookX, lookX.length);
        out.put(lookY, lookY.length);
    }

    void restore(Snapshot in) {
        in.nextInto(meanX, Listing.SENSORS);
        in.nextInto(meanY, Listing.SENSORS);
        in.nextInto(count, Listing.SENSORS);
        in.nextInto(scatter, Listing.SENSORS);
        in.nextInto(common, Listing.SENSORS);
        in.nextInto(lookX, Listing.SENSORS);
        in.nextInto(lookY, Listing.SENSORS);
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(meanX, 0);
        Arrays.fill(meanY, 0);
        Arrays.fill(count, 0);
        Arrays.fill(scatter, 0);
        Arrays.fill(common, 0);
        Arrays.fill(lookX, 0);
        Arrays.fill(lookY, 0);
    }

    /** Lets {@code dt} s pass. */
    void fade(double dt) {
        double keep = Math.exp(-dt / MEMORY);
        for (int s = 0; s < count.length; s++) {
            count[s] *= keep;
        }
    }

    /**
     * Takes how far a detection lay from where the body was believed to be, no offset taken off.
     *
     * @param stated variance per axis that the sensor states, m^2
     * @param noise how many times larger the scatter of its detections is
     */
    void learn(int sensor, double residualX, double residualY, double stated, double noise) {
        count[sensor]++;
        meanX[sensor] += (residualX - meanX[sensor]) / count[sensor];
        meanY[sensor] += (residualY - meanY[sensor]) / count[sensor];
        scatter[sensor] = noise * stated;
        common[sensor] = Math.max(0, 1 - noise) * stated;
    }

    /** Says that a sensor shows the face that the body turns to it, seen along (dx, dy). */
    void lookAlong(int sensor, double dx, double dy) {
        double length = Math.sqrt(dx * dx + dy * dy);
        if (length > 0) {
            lookX[sensor] = dx / length;
            lookY[sensor] = dy / length;
        }
    }

    /** Finds the offset of one sensor, to be read by {@link #x} and {@link #y}. */
    void find(int sensor) {
        x = 0;
        y = 0;
        if (count[sensor] < LEAST || common[sensor] == 0 || isAlone(sensor)) {
            return;
        }
        double depth = 0;
        for (int s = 0; s < count.length; s++) {
            depth += count[s] >= LEAST ? common[s] : 0;
        }
        all.clear();
        double sumX = 0;
        double sumY = 0;
        for (int s = 0; s < count.length; s++) {
            if (count[s] >= LEAST) {
                weigh(s, depth);
                all.add(weight);
                sumX += weight.x(meanX[s], meanY[s]);
                sumY += weight.y(meanX[s], meanY[s]);
            }
        }
        all.invert();
        double dx = meanX[sensor] - all.x(sumX, sumY);
        double dy = meanY[sensor] - all.y(sumX, sumY);
        weigh(sensor, depth);
        double weightedX = weight.x(dx, dy);
        double weightedY = weight.y(dx, dy);
        double faced = depthOf(sensor, depth) * (lookX[sensor] * weightedX + lookY[sensor] * weightedY);
        x = common[sensor] * weightedX + faced * lookX[sensor];
        y = common[sensor] * weightedY + faced * lookY[sensor];
    }

    private boolean isAlone(int sensor) {
        for (int s = 0; s < count.length; s++) {
            if (s != sensor && count[s] >= LEAST) {
                return false;
            }
        }
        return true;
    }

    /** The inverse of the variance of a sensor's mean about the body's middle. */
    private void weigh(int s, double depth) {
        weight.clear();
        weight.addVariance(common[s] + scatter[s] / count[s], depthOf(s, depth), lookX[s], lookY[s]);
        weight.invert();
    }

    /** One that scatters as much as it states is not told to be short of anything. */
    private double depthOf(int s, double depth) {
        return common[s] == 0 ? 0 : depth;
    }

    /** Variance per axis that a sensor's detections have in common, m^2; 0 before the first. */
    double common(int sensor) {
        return common[sensor];
    }

    /** The sensor places the body this much too far along x, m. */
    double x() {
        return x;
    }

    /** The sensor places the body this much too far along y, m. */
    double y() {
        return y;
    }
}
