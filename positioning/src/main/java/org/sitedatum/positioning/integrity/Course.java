package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.time.Snapshot;

/**
 * Where an offset in plan is and where it goes from comparison to comparison, m: one that grows is ahead of where it was
 * last seen.
 */
final class Course {

    /** Share a new step has in the rate. */
    private static final double GAIN = 0.5;

    /** NaN: nothing is known yet. */
    private double x = Double.NaN;

    private double y;
    private double stepX;
    private double stepY;

    void save(Snapshot out) {
        out.put(x);
        if (isKnown()) {
            out.put(y);
            out.put(stepX);
            out.put(stepY);
        }
    }

    void restore(Snapshot in) {
        clear();
        x = in.next();
        if (isKnown()) {
            y = in.next();
            stepX = in.next();
            stepY = in.next();
        }
    }

    private boolean isKnown() {
        return !Double.isNaN(x);
    }

    void clear() {
        x = Double.NaN;
        y = 0;
        stepX = 0;
        stepY = 0;
    }

    /** Takes the offset of the next comparison, m. */
    void follow(double nextX, double nextY) {
        if (isKnown()) {
            stepX += GAIN * (nextX - x - stepX);
            stepY += GAIN * (nextY - y - stepY);
        }
        x = nextX;
        y = nextY;
    }

    /** How far off it is so many comparisons after the last, m. */
    double ahead(double steps) {
        double aheadX = x + steps * stepX;
        double aheadY = y + steps * stepY;
        return Math.sqrt(aheadX * aheadX + aheadY * aheadY);
    }
}
