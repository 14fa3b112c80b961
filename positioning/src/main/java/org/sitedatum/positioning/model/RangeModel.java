package org.sitedatum.positioning.model;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.PY;
import static org.sitedatum.positioning.filter.StateLayout.PZ;
import static org.sitedatum.positioning.filter.StateLayout.RX;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/**
 * Compares a measured distance with {@code d + k (1 - exp(-d / L)) + b}, {@code d = |p + R l - a|}: body position p,
 * orientation R, tag lever arm l, anchor position a, excess k that far ranges have over near ones (power-dependent
 * bias, L = 2 m), and b the sum of the other bias states.
 *
 * <p>Derivatives: with unit vector u from anchor to tag, {@code dp = u}, {@code dr = (R l) x u} (rotation error in site
 * axes), both stretched by {@code 1 + k exp(-d / L) / L}; 1 for each bias; {@code 1 - exp(-d / L)} for the excess; {@code
 * cos 2c, sin 2c} for a tag's antenna pattern, c the bearing of the anchor in the body. Not thread-safe; allocates
 * nothing.
 */
public final class RangeModel {

    private static final double EXCESS_LENGTH = 2;

    private final BodyPoint tag = new BodyPoint();
    private double ux;
    private double uy;
    private double uz;
    private double distance;

    /** Distance from the last {@link #linearize}'s anchor to the tag, m. */
    public double distance() {
        return distance;
    }

    /**
     * Writes one row.
     *
     * @param gaussian about whose mean to linearise
     * @param anchor m, site frame
     * @param leverArm m, body frame; ignored for a tag without orientation
     * @param range measured, m
     * @param variance of the range, m^2
     * @param excessState index of the far-range excess state
     * @param biasStates indices of bias states
     * @param patternState index of the first of two antenna-pattern states, or -1
     * @param out receives the row
     */
    public void linearize(
            Gaussian gaussian,
            Vector3 anchor,
            Vector3 leverArm,
            double range,
            double variance,
            int excessState,
            int[] biasStates,
            int patternState,
            Linearization out) {
        direction(gaussian, anchor, leverArm);
        double[] mean = gaussian.mean();
        double near = Math.exp(-distance / EXCESS_LENGTH);
        double predicted = distance + mean[excessState] * (1 - near);
        double stretch = 1 + mean[excessState] * near / EXCESS_LENGTH;
        for (int state : biasStates) {
            predicted += mean[state];
        }
        double c = 0;
        double s = 0;
        if (patternState >= 0) {
            double bearing = Math.atan2(-uy, -ux) - gaussian.yaw();
            c = Math.cos(2 * bearing);
            s = Math.sin(2 * bearing);
            predicted += c * mean[patternState] + s * mean[patternState + 1];
        }
        // second-order term of the distance: a wide position makes it longer than the distance of the mean
        double spread = gaussian.covariance(PX, PX) * (1 - ux * ux)
                - 2 * gaussian.covariance(PY, PX) * ux * uy
                + gaussian.covariance(PY, PY) * (1 - uy * uy);
        double curved = 0.5 * spread / Math.max(distance, 1e-3);
        out.row(range - predicted - curved, variance + 2 * curved * curved);
        out.coefficient(PX, stretch * ux);
        out.coefficient(PY, stretch * uy);
        out.coefficient(PZ, stretch * uz);
        if (gaussian.oriented()) {
            out.coefficient(RX, stretch * (tag.ly * uz - tag.lz * uy));
            out.coefficient(RX + 1, stretch * (tag.lz * ux - tag.lx * uz));
            out.coefficient(RX + 2, stretch * (tag.lx * uy - tag.ly * ux));
        }
        out.coefficient(excessState, 1 - near);
        for (int state : biasStates) {
            out.coefficient(state, 1);
        }
        if (patternState >= 0) {
            out.coefficient(patternState, c);
            out.coefficient(patternState + 1, s);
        }
    }

    /** Unit vector and distance from the anchor to the tag. */
    private void direction(Gaussian gaussian, Vector3 anchor, Vector3 leverArm) {
        tag.at(gaussian, leverArm);
        double dx = tag.x - anchor.x();
        double dy = tag.y - anchor.y();
        double dz = tag.z - anchor.z();
        distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double scale = 1 / Math.max(distance, 1e-3);
        ux = dx * scale;
        uy = dy * scale;
        uz = dz * scale;
    }
}
