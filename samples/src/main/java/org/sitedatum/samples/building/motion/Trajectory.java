package org.sitedatum.samples.building.motion;

import java.util.Arrays;
import java.util.List;

/**
 * A closed tour that repeats for ever: the truth at any time in constant memory. Position and heading are continuous, also
 * where the tour starts again.
 */
public final class Trajectory {

    private final Phase[] phases;
    private final double[] starts;
    private final double period;

    /** From phases in order; the last must end where and as the first begins. */
    Trajectory(List<Phase> phases) {
        this.phases = phases.toArray(new Phase[0]);
        this.starts = new double[this.phases.length];
        double t = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = t;
            t += this.phases[i].duration();
        }
        this.period = t;
    }

    /** Length of one tour, s. */
    public double period() {
        return period;
    }

    /** The body {@code seconds} after the start of the simulation; any finite number. */
    public BodyState stateAt(double seconds) {
        double t = seconds - period * Math.floor(seconds / period);
        int found = Arrays.binarySearch(starts, t);
        int i = found >= 0 ? found : -found - 2;
        return phases[i].at(Math.min(t - starts[i], phases[i].duration()));
    }
}
