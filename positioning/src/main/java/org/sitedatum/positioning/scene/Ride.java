package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.time.Snapshot;

/** How fast a sensor that sends its own place moves, from the places it sent. Site frame; mutable; not thread-safe. */
final class Ride {

    /** Places sent are off by centimetres: differences are averaged over this long, s. */
    private static final double MEMORY = 0.5;
    /** After a silence longer than this nothing is known, s. */
    private static final double LONGEST = 3;

    private double x = Double.NaN;
    private double y;
    private double u = Double.NaN;
    private double v;
    private long stampNanos;

    void save(Snapshot out) {
        out.put(x);
        out.put(y);
        out.put(u);
        out.put(v);
        out.putLong(stampNanos);
    }

    void restore(Snapshot in) {
        x = in.next();
        y = in.next();
        u = in.next();
        v = in.next();
        stampNanos = in.nextLong();
    }

    /** Takes where the sensor was at a stamp, m and ns. */
    void pass(double placeX, double placeY, long nanos) {
        double dt = 1e-9 * (nanos - stampNanos);
        if (dt == 0 && !Double.isNaN(x)) {
            return;
        }
        if (Double.isNaN(x) || dt > LONGEST) {
            u = Double.NaN;
        } else if (Double.isNaN(u)) {
            u = (placeX - x) / dt;
            v = (placeY - y) / dt;
        } else {
            double gain = -Math.expm1(-dt / MEMORY);
            u += gain * ((placeX - x) / dt - u);
            v += gain * ((placeY - y) / dt - v);
        }
        x = placeX;
        y = placeY;
        stampNanos = nanos;
    }

    /** True when the sensor has said lately where it is. */
    boolean isKnownAt(long nanos) {
        return !Double.isNaN(x) && 1e-9 * (nanos - stampNanos) <= LONGEST;
    }

    /** Where it was last, m. */
    double x() {
        return x;
    }

    /** Where it was last, m. */
    double y() {
        return y;
    }

    /** Velocity along x, m/s; NaN before two places are known. */
    double u() {
        return u;
    }

    /** Velocity along y, m/s; undefined while the other one is NaN. */
    double v() {
        return v;
    }
}
