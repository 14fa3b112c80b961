package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;

/**
 * What a radio measured, seen from where the body was when it was measured: the stamps of radios and of a body's odometry come
 * from two clocks, and odometry is so precise that the difference shows. It is estimated as a state of its own ({@code
 * NuisanceStates.Kind.LAG}): curves, stops and starts tell it from a place further along the way. First order in the lag: at 1.5
 * m/s and 1 m/s^2 less than 2 cm are left out at 0.18 s. Reused.
 */
final class LateObservation implements Observation {

    private final Belief belief;
    private final OdometryTrack odometry;
    private Observation measured = (gaussian, out) -> {};
    private int lagOffset;

    LateObservation(Belief belief, OdometryTrack odometry) {
        this.belief = belief;
        this.odometry = odometry;
    }

    /** The observation as it is to be used: without odometry there is one clock only. Valid until the next one. */
    Observation of(Observation observation) {
        if (!odometry.isActive()) {
            return observation;
        }
        measured = observation;
        lagOffset = belief.nuisance().lag(belief);
        return this;
    }

    @Override
    public void linearize(Gaussian gaussian, Linearization out) {
        int before = out.rows();
        measured.linearize(gaussian, out);
        for (int row = before; row < out.rows(); row++) {
            out.goBack(row, gaussian, gaussian.coreSize() + lagOffset);
        }
    }
}
