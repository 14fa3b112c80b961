package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * Everything one sensor saw at one stamp, brought to the site frame, in flat arrays. Scratch: filled by {@link ScanReader}
 * for each fix anew.
 */
final class Scan {

    /** What is measured of a body on a floor lies between its feet and its head, with the errors of both, m. */
    private static final double BELOW_FLOOR = 1.5;

    private static final double ABOVE_FLOOR = 2.5;

    int sensor;
    long stampNanos;
    /** Where the sensor stood, m; NaN when not known. */
    double sensorX;

    double sensorY;
    double sensorZ;
    /** How fast the sensor moved, m/s; NaN when not known. */
    double sensorU;

    double sensorV;
    /** Where the sensor looks from when it shows the faces of bodies, m; NaN when not known, or when it does not. */
    double viewX;

    double viewY;
    /** Share of its radial velocities that fit the bodies they came from. */
    double rateTrust;

    /** Elevation of the floor the sensor looks along, m; NaN when it is not bound to one. */
    double floorZ;
    /** Azimuth of the sensor's +x in the site, rad. */
    double sensorYaw;
    /** Variance of how late the sensor's stamps are believed to be, s^2. */
    double latencyVariance;
    /** The part of it that shows between the sensor and the target looked at; set by {@link #face}. */
    double lagVariance;
    /** How far from the middle of that target the sensor places it, m; set by {@link #face}. */
    double offsetX;

    double offsetY;
    /** False detections per m^2, or per rad for azimuths. */
    double clutterDensity;

    double bearingClutterDensity;
    /** Probability of a detection when the body is in sight, as the site states it; NaN: as learnt by distance. */
    double detectionProbability;

    /** How many times larger the scatter of positions is than their stated covariance. */
    double noise = 1;

    /** The same for azimuths: how many scans in a row are wrong alike, and tell no more than one. */
    double bearingNoise = 1;

    /** True when the sensor tells where things are; one that only tells directions is not asked whether they exist. */
    boolean places;

    int count;
    double[] x = new double[64];
    double[] y = new double[64];
    double[] rxx = new double[64];
    double[] rxy = new double[64];
    double[] ryy = new double[64];
    double[] z = new double[64];
    double[] zVariance = new double[64];
    /** Bearing-only detections: rad in the site frame; NaN for a position. */
    double[] azimuth = new double[64];

    double[] azimuthVariance = new double[64];
    double[] radialVelocity = new double[64];
    /** Signal to noise, dB; NaN when not told. */
    double[] strength = new double[64];
    /** How many times likelier than clutter the detector's own score makes it. */
    double[] scoreRatio = new double[64];

    /** How long before the stamp the detection was made, s. */
    double[] lag = new double[64];

    int[] label = new int[64];
    double[] labelWeight = new double[64];

    /**
     * Turns to a target: what a latency is off does not show in a target that only this sensor has placed.
     */
    void face(Target target) {
        double others = 1 - target.share[sensor];
        lagVariance = others * others * latencyVariance;
        target.offsets.find(sensor);
        offsetX = target.offsets.x();
        offsetY = target.offsets.y();
    }

    /** True when a height belongs to another floor than the sensor's. */
    boolean isOnAnotherFloor(double height) {
        return height < floorZ - BELOW_FLOOR || height > floorZ + ABOVE_FLOOR;
    }

    /** Horizontal distance of a target from the sensor, m; NaN when it is not known where it stands. */
    double distance(Target target) {
        return Math.hypot(target.merged.x - sensorX, target.merged.y - sensorY);
    }

    boolean isBearing(int j) {
        return !Double.isNaN(azimuth[j]);
    }

    /** Factor on the stated variance of a detection that says how much it tells a target. */
    double noiseOf(int j) {
        return isBearing(j) ? bearingNoise : noise;
    }

    /** Factor on the stated variance of a detection that says where to look for it. */
    double gateNoiseOf(int j) {
        return isBearing(j) ? 1 : Math.max(1, noise);
    }

    /** Makes room for one more detection, all of it unset, and returns its index. */
    int add() {
        if (count == x.length) {
            grow();
        }
        int j = count++;
        rxy[j] = 0;
        z[j] = Double.NaN;
        zVariance[j] = 0;
        azimuth[j] = Double.NaN;
        azimuthVariance[j] = 0;
        radialVelocity[j] = Double.NaN;
        strength[j] = Double.NaN;
        scoreRatio[j] = 1;
        label[j] = Target.NO_LABEL;
        labelWeight[j] = 0;
        return j;
    }

    /** Puts detection {@code from} in the place of {@code to}, which is not behind it. */
    void move(int from, int to) {
        x[to] = x[from];
        y[to] = y[from];
        rxx[to] = rxx[from];
        rxy[to] = rxy[from];
        ryy[to] = ryy[from];
        z[to] = z[from];
        zVariance[to] = zVariance[from];
        azimuth[to] = azimuth[from];
        azimuthVariance[to] = azimuthVariance[from];
        radialVelocity[to] = radialVelocity[from];
        strength[to] = strength[from];
        lag[to] = lag[from];
        scoreRatio[to] = scoreRatio[from];
        label[to] = label[from];
        labelWeight[to] = labelWeight[from];
    }

    /** Moves the position and speed of {@code home} by a share towards those of {@code j}; its errors stay. */
    void blend(int j, int home, double share) {
        x[home] += share * (x[j] - x[home]);
        y[home] += share * (y[j] - y[home]);
        radialVelocity[home] += share * (radialVelocity[j] - radialVelocity[home]);
    }

    private void grow() {
        int size = 2 * x.length;
        x = Arrays.copyOf(x, size);
        y = Arrays.copyOf(y, size);
        rxx = Arrays.copyOf(rxx, size);
        rxy = Arrays.copyOf(rxy, size);
        ryy = Arrays.copyOf(ryy, size);
        z = Arrays.copyOf(z, size);
        zVariance = Arrays.copyOf(zVariance, size);
        azimuth = Arrays.copyOf(azimuth, size);
        azimuthVariance = Arrays.copyOf(azimuthVariance, size);
        radialVelocity = Arrays.copyOf(radialVelocity, size);
        strength = Arrays.copyOf(strength, size);
        lag = Arrays.copyOf(lag, size);
        scoreRatio = Arrays.copyOf(scoreRatio, size);
        label = Arrays.copyOf(label, size);
        labelWeight = Arrays.copyOf(labelWeight, size);
    }
}
