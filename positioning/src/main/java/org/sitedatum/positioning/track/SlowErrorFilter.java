package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.time.Snapshot;

/**
 * One belief about the slow error of a source of positions: its size and for how long it lasts. A Kalman filter in plan of the
 * body's place, the heading of its odometry frame and the slow error, a first-order Gauss-Markov process on each axis (Bar-Shalom,
 * Li and Kirubarajan 2001, sec. 8.2). It moves by odometry alone, so how well it foretells positions says how good the belief is.
 * Rewindable; allocates nothing after construction.
 */
final class SlowErrorFilter {

    /** Squared normalised innovation beyond which a position is an outlier. */
    static final double GATE = 25;
    /** The same from which the density has a polynomial tail. */
    private static final double TAIL = 9;

    private static final int X = 0;
    private static final int Y = 1;
    private static final int HEADING = 2;
    /** Of the slow error, x and y. */
    private static final int SLOW = 3;

    private static final int STATES = 5;

    private final double size;
    private final double tau;
    private final double[] mean = new double[STATES];
    private final double[] covariance = new double[Gaussian.entries(STATES)];
    private final double[] column = new double[STATES];
    private double logLikelihood;

    /**
     * A belief.
     *
     * @param size standard deviation of the slow error as a share of the stated one
     * @param tau for how long it lasts, s
     */
    SlowErrorFilter(double size, double tau) {
        this.size = size;
        this.tau = tau;
    }

    void save(Snapshot out) {
        out.put(mean, STATES);
        out.put(covariance, covariance.length);
    }

    void restore(Snapshot in) {
        in.nextInto(mean, STATES);
        in.nextInto(covariance, covariance.length);
    }

    /** Variance of the slow error, as a share of the stated one. */
    double share() {
        return size * size;
    }

    /** For how long the slow error lasts, s. */
    double tau() {
        return tau;
    }

    /** Of the last position; the constant part is left out. */
    double logLikelihood() {
        return logLikelihood;
    }

    /** Starts at a measured position, m, which is wrong by noise and by a slow error of a size nobody knows yet. */
    void start(double x, double y, double heading, double headingVariance, double white, double stated) {
        double slow = share() * stated;
        Arrays.fill(mean, 0);
        Arrays.fill(covariance, 0);
        mean[X] = x;
        mean[Y] = y;
        mean[HEADING] = heading;
        set(HEADING, HEADING, headingVariance);
        for (int axis = X; axis <= Y; axis++) {
            set(axis, axis, white + slow);
            set(SLOW + axis, axis, -slow);
            set(SLOW + axis, SLOW + axis, slow);
        }
    }

    /**
     * Moves on by odometry.
     *
     * @param dx m along x of the odometry frame, as dy along y
     * @param turn of that frame in the site that is known of, rad
     * @param place variance the motion adds to each axis, m^2
     * @param heading variance it adds to the heading, rad^2
     * @param stated variance per axis, m^2
     */
    void move(double dx, double dy, double turn, double place, double heading, double dt, double stated) {
        double cos = Math.cos(mean[HEADING]);
        double sin = Math.sin(mean[HEADING]);
        double sx = cos * dx - sin * dy;
        double sy = sin * dx + cos * dy;
        mean[X] += sx;
        mean[Y] += sy;
        mean[HEADING] += turn;
        swing(X, -sy);
        swing(Y, sx);
        add(X, X, place);
        add(Y, Y, place);
        add(HEADING, HEADING, heading);
        fade(Math.exp(-dt / tau), stated);
    }

    /** A place swings about with the heading: {@code P = F P F'} with {@code F = I + lever e_axis e_heading'}. */
    private void swing(int axis, double lever) {
        double variance = get(HEADING, HEADING);
        double cross = get(axis, HEADING);
        for (int i = 0; i < STATES; i++) {
            if (i != axis) {
                add(axis, i, lever * get(HEADING, i));
            }
        }
        add(axis, axis, 2 * lever * cross + lever * lever * variance);
    }

    private void fade(double kept, double stated) {
        for (int slow = SLOW; slow < STATES; slow++) {
            mean[slow] *= kept;
            for (int i = 0; i < STATES; i++) {
                set(slow, i, kept * get(slow, i));
            }
            set(slow, slow, kept * get(slow, slow) + (1 - kept * kept) * share() * stated);
        }
    }

    /**
     * Corrects by a position, unless it is an outlier.
     *
     * @param white variance of its noise per axis, m^2
     * @return its squared normalised innovation
     */
    double correct(double x, double y, double white) {
        double rx = x - mean[X] - mean[SLOW];
        double ry = y - mean[Y] - mean[SLOW + 1];
        double xx = foretold(X, X) + white;
        double xy = foretold(X, Y);
        double yy = foretold(Y, Y) + white;
        double determinant = xx * yy - xy * xy;
        double squared = (yy * rx * rx - 2 * xy * rx * ry + xx * ry * ry) / determinant;
        double penalty = squared <= TAIL ? squared : TAIL + 2 * Math.log(squared / TAIL);
        logLikelihood = -0.5 * (Math.log(determinant) + penalty);
        if (squared <= GATE) {
            double stretch = squared > TAIL ? Math.sqrt(squared / TAIL) : 1;
            correct(X, x, white, stretch);
            correct(Y, y, white, stretch);
        }
        return squared;
    }

    private void correct(int axis, double measured, double white, double stretch) {
        double variance = stretch * (foretold(axis, axis) + white);
        double residual = measured - mean[axis] - mean[SLOW + axis];
        for (int i = 0; i < STATES; i++) {
            column[i] = get(i, axis) + get(i, SLOW + axis);
        }
        for (int i = 0; i < STATES; i++) {
            double gain = column[i] / variance;
            mean[i] += gain * residual;
            for (int j = 0; j <= i; j++) {
                covariance[Gaussian.at(i, j)] -= gain * column[j];
            }
        }
    }

    /** Covariance of what is foretold of two axes. */
    private double foretold(int i, int j) {
        return get(i, j) + get(i, SLOW + j) + get(SLOW + i, j) + get(SLOW + i, SLOW + j);
    }

    private double get(int i, int j) {
        return covariance[place(i, j)];
    }

    private void set(int i, int j, double value) {
        covariance[place(i, j)] = value;
    }

    private void add(int i, int j, double value) {
        covariance[place(i, j)] += value;
    }

    private static int place(int i, int j) {
        return i >= j ? Gaussian.at(i, j) : Gaussian.at(j, i);
    }

    /** True when all that is kept are numbers. */
    boolean isFinite() {
        double sum = 0;
        for (double value : mean) {
            sum += 0 * value;
        }
        for (double value : covariance) {
            sum += 0 * value;
        }
        return sum == 0;
    }
}
