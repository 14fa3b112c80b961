package org.sitedatum.benchmarks.filter;

/** Position and velocity of one body, followed by one of the filters compared. Not thread-safe. */
interface BodyFilter {

    /** Time between two positions, s. */
    double DT = 0.1;
    /** Density of the white acceleration, m^2/s^3. */
    double DENSITY = 0.5;
    /** Standard deviation of a measured position per axis, m. */
    double SIGMA = 0.3;
    /** Standard deviation of position and of velocity before the first fix, m and m/s. */
    double START_SIGMA = 3;

    /** Predicts {@link #DT} seconds on and takes a position, m. */
    void step(double x, double y, double z);

    /** Estimated position along axis 0..2, m. */
    double position(int axis);
}
