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
 * <p>Kept is the mean of each sensor's residuals over the last {@link #MEMORY} seconds. Of the offsets that explain how the
 * means differ the least are taken, each measured by what its sensor states of its errors; what is common to all sensors
 * cannot be seen, nor can the offset of a sensor that is alone. Site frame, m. Mutable; not thread-safe.
 */
final class SideOffsets {

    /** A body that turns, or passes by, shows a sensor another side after about this long, s. */
    private static final double MEMORY = 15;
    /** Residuals gathered over less than this are as much the scatter's as the offset's, s. */
    private static final double SETTLED = 3;
    /** An offset is no larger than this many of the standard deviations a sensor states. */
    private static final double LARGEST = 2;

    private final double[] meanX;
    private final double[] meanY;
    /** Time the residuals of each sensor stand for, fading, s. */
    private final double[] seconds;
    /** Variance per axis each sensor stated last, m^2. */
    private final double[] stated;

    private double x;
    private double y;

    SideOffsets(int sensors) {
        meanX = new double[sensors];
        meanY = new double[sensors];
        seconds = new double[sensors];
        stated = new double[sensors];
    }

    void save(Snapshot out) {
        out.put(meanX, meanX.length);
        out.put(meanY, meanY.length);
        out.put(seconds, seconds.length);
        out.put(stated, stated.length);
    }

    void restore(Snapshot in) {
        in.nextInto(meanX, Listing.SENSORS);
        in.nextInto(meanY, Listing.SENSORS);
        in.nextInto(seconds, Listing.SENSORS);
        in.nextInto(stated, Listing.SENSORS);
    }

    /** Forgets everything. */
    void clear() {
        Arrays.fill(meanX, 0);
        Arrays.fill(meanY, 0);
        Arrays.fill(seconds, 0);
        Arrays.fill(stated, 0);
    }

    /** Lets {@code dt} s pass. */
    void fade(double dt) {
        double keep = Math.exp(-dt / MEMORY);
        for (int s = 0; s < seconds.length; s++) {
            seconds[s] *= keep;
        }
    }

    /**
     * Takes how far a detection lay from where the body was believed to be, no offset taken off.
     *
     * @param lasting time the detection stands for, s: the sensor's period
     * @param variance per axis that the sensor states, m^2
     */
    void learn(int sensor, double residualX, double residualY, double lasting, double variance) {
        if (!(lasting > 0)) {
            return;
        }
        seconds[sensor] += Math.min(lasting, MEMORY);
        double gain = Math.min(1, lasting / seconds[sensor]);
        meanX[sensor] += gain * (residualX - meanX[sensor]);
        meanY[sensor] += gain * (residualY - meanY[sensor]);
        stated[sensor] = variance;
    }

    /** Finds the offset of one sensor, to be read by {@link #x} and {@link #y}. */
    void find(int sensor) {
        x = 0;
        y = 0;
        if (seconds[sensor] == 0) {
            return;
        }
        double weights = 0;
        double commonX = 0;
        double commonY = 0;
        for (int s = 0; s < seconds.length; s++) {
            if (seconds[s] > 0) {
                double weight = settled(s) / stated[s];
                weights += weight;
                commonX += weight * meanX[s];
                commonY += weight * meanY[s];
            }
        }
        x = settled(sensor) * (meanX[sensor] - commonX / weights);
        y = settled(sensor) * (meanY[sensor] - commonY / weights);
        double size = Math.sqrt((x * x + y * y) / stated[sensor]);
        if (size > LARGEST) {
            x *= LARGEST / size;
            y *= LARGEST / size;
        }
    }

    private double settled(int sensor) {
        return seconds[sensor] / (seconds[sensor] + SETTLED);
    }

    /** Variance per axis that a sensor stated last, m^2; 0 before it did. */
    double stated(int sensor) {
        return stated[sensor];
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
