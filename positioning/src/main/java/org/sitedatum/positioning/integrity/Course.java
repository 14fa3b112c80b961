package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.time.Snapshot;

/**
 * Where an offset in plan is and where it goes from comparison to comparison, m: one that grows is ahead of where it was
 * last seen.
 */
final class Course {

    /** Share a new step has in the rate. */
    private static final double GAIN = 0.5;

    private boolean known;
    private double x;
    private double y;
    private double stepX;
    private double stepY;

    void save(Snapshot out) {
        out.putBoolean(known);
        out.put(x);
        out.put(y);
        out.put(stepX);
        out.put(stepY);
    }

    void restore(Snapshot in) {
        known = in.nextBoolean();
        x = in.next();
        y = in.next();
        stepX = in.next();
        stepY = in.next();
    }

    void clear() {
        known = false;
        x = 0;
        y = 0;
        stepX = 0;
        stepY = 0;
    }

    /** Takes the offset of the next comparison, m. */
    void follow(double nextX, double nextY) {
        if (known) {
            stepX += GAIN * (nextX - x - stepX);
            stepY += GAIN * (nextY - y - stepY);
        }
        known = true;
        x = nextX;
        y = nextY;
    }

    /** How far off it is so many comparisons after the last, m. */
    double ahead(double steps) {
        return Math.hypot(x + steps * stepX, y + steps * stepY);
    }
}
