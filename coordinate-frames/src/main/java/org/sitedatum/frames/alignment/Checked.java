package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** Refuses numbers no alignment can be fitted from, naming field, value and range. */
final class Checked {

    private static final double MAX_COORDINATE = 1e9;
    private static final double MIN_VARIANCE = 1e-18;
    private static final double MAX_VARIANCE = 1e18;

    private Checked() {}

    static void position(String field, Vector3 p) {
        double largest = Math.max(Math.abs(p.x()), Math.max(Math.abs(p.y()), Math.abs(p.z())));
        if (!(largest <= MAX_COORDINATE)) {
            throw new IllegalArgumentException(field + " is " + p + ", each coordinate must be within 1e9");
        }
    }

    static void variance(String field, double variance) {
        if (!(variance >= MIN_VARIANCE && variance <= MAX_VARIANCE)) {
            throw new IllegalArgumentException(field + " is " + variance + ", must be in [1e-18, 1e18]");
        }
    }

    static void rotation(String field, Quaternion q) {
        if (!(Math.abs(q.norm() - 1) <= 1e-6)) {
            throw new IllegalArgumentException(field + " is turned by " + q + ", must have length 1 within 1e-6");
        }
    }
}
