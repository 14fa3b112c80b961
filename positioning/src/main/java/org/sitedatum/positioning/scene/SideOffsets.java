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
 * less than it states have the rest of the stated variance in common: that is the variance its offset has beforehand. The
 * likeliest offsets given the means are taken off, the body's own place being unknown. What is common to all sensors cannot
 * be seen, nor can the offset of one that is alone or that scatters as much as it states. Site frame, m. Mutable; not
 * thread-safe.
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

    private double x;
    private double y;

    SideOffsets(int sensors) {
        meanX = new double[sensors];
        meanY = new double[sensors];
        count = new double[sensors];
        scatter = new double[sensors];
        common = new double[sensors];
    }

    void save(Snapshot out) {
        out.put(meanX, meanX.length);
        out.put(meanY, meanY.length);
        out.put(count, count.length);
        out.put(scatter, scatter.length);
        out.put(common, common.length);
    }

    void restore(Snapshot in) {
        in.nextInto(meanX, Listing.SENSORS);
        in.nextInto(meanY, Listing.SENSORS);
        in.nextInto(count, Listing.SENSORS);
        in.nextInto(scatter, Listing.SENSORS);
        in.nextInto(common, Listing.SENSORS);
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(meanX, 0);
        Arrays.fill(meanY, 0);
        Arrays.fill(count, 0);
        Arrays.fill(scatter, 0);
        Arrays.fill(common, 0);
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

    /** Finds the offset of one sensor, to be read by {@link #x} and {@link #y}. */
    void find(int sensor) {
        x = 0;
        y = 0;
        if (count[sensor] < LEAST || common[sensor] == 0) {
            return;
        }
        double weights = 0;
        double sumX = 0;
        double sumY = 0;
        for (int s = 0; s < count.length; s++) {
            if (count[s] >= LEAST) {
                double weight = 1 / (common[s] + scatter[s] / count[s]);
                weights += weight;
                sumX += weight * meanX[s];
                sumY += weight * meanY[s];
            }
        }
        double share = common[sensor] / (common[sensor] + scatter[sensor] / count[sensor]);
        x = share * (meanX[sensor] - sumX / weights);
        y = share * (meanY[sensor] - sumY / weights);
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
