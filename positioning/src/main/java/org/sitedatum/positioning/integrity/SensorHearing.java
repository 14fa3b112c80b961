package org.sitedatum.positioning.integrity;

import java.util.Arrays;

/**
 * What one scan of a sensor without names showed beside what others hold of the same bodies: how far off its detections
 * lay along its sight and across, m, how many no body explains, how late it is. Reused: to be read before the next scan.
 */
public final class SensorHearing {

    private static final int ALONG = 0;
    private static final int ACROSS = 1;
    private static final int STATED = 2;
    private static final int EXPLAINED = 3;
    private static final int WEIGHT = 4;
    private static final int NUMBERS = 5;

    private String sensor = "";
    private long stampNanos;
    private double[] rows = new double[8 * NUMBERS];
    private int count;
    private double unexplained = Double.NaN;
    private double lag = Double.NaN;
    private double usualLag;

    /** Nothing has been seen by a sensor at a stamp, ns since the Unix epoch. */
    public void begin(String of, long stamp) {
        sensor = of;
        stampNanos = stamp;
        count = 0;
        unexplained = Double.NaN;
        lag = Double.NaN;
        usualLag = 0;
    }

    /**
     * Takes how far a detection lay from where the others have the body.
     *
     * @param along the sensor's sight, m; along x of the site where it is not known where the sensor stands
     * @param across to the left of it, m; zero and without meaning for none
     * @param statedVariance what the sensor states per axis, m^2
     * @param explainedVariance what that and the estimate of the body explain per axis, m^2
     * @param weight share of the others in the body's place, 0..1
     */
    public void add(double along, double across, double statedVariance, double explainedVariance, double weight) {
        if ((count + 1) * NUMBERS > rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        int at = count++ * NUMBERS;
        rows[at + ALONG] = along;
        rows[at + ACROSS] = across;
        rows[at + STATED] = statedVariance;
        rows[at + EXPLAINED] = explainedVariance;
        rows[at + WEIGHT] = weight;
    }

    /** Notes the share of the scan's detections that no body explains, 0..1. */
    public void unexplained(double share) {
        unexplained = share;
    }

    /** Notes how much older than stamped what it says is, and how much it may well be; s. */
    public void late(double seconds, double usually) {
        lag = seconds;
        usualLag = usually;
    }

    /** Becomes equal to another. */
    public void copyFrom(SensorHearing other) {
        sensor = other.sensor;
        stampNanos = other.stampNanos;
        count = other.count;
        if (rows.length < other.rows.length) {
            rows = new double[other.rows.length];
        }
        System.arraycopy(other.rows, 0, rows, 0, count * NUMBERS);
        unexplained = other.unexplained;
        lag = other.lag;
        usualLag = other.usualLag;
    }

    String sensor() {
        return sensor;
    }

    long stampNanos() {
        return stampNanos;
    }

    /** Detections compared. */
    public int count() {
        return count;
    }

    double along(int i) {
        return rows[i * NUMBERS + ALONG];
    }

    double across(int i) {
        return rows[i * NUMBERS + ACROSS];
    }

    double statedVariance(int i) {
        return rows[i * NUMBERS + STATED];
    }

    double explainedVariance(int i) {
        return rows[i * NUMBERS + EXPLAINED];
    }

    double weight(int i) {
        return rows[i * NUMBERS + WEIGHT];
    }

    /** Share of the detections that no body explains; NaN: there were none. */
    double unexplained() {
        return unexplained;
    }

    /** s; NaN while it cannot be told. */
    double lag() {
        return lag;
    }

    /** s; a turning antenna gathers for a turn before it stamps. */
    double usualLag() {
        return usualLag;
    }
}
