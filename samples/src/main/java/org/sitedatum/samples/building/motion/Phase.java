package org.sitedatum.samples.building.motion;

import org.sitedatum.frames.geometry.Vector3;

/** One stretch of time with one law of motion; {@code t} is in seconds, 0 to {@link #duration()}. */
sealed interface Phase permits Phase.Travel, Phase.Turn, Phase.Ride {

    /** s. */
    double duration();

    /** The body at {@code t}. */
    BodyState at(double t);

    /**
     * Along a piece with constant acceleration: {@code s = s0 + v0 t + a t^2 / 2}.
     *
     * @param piece of the path
     * @param start arc length at the begin, m
     * @param speed at the begin, m/s
     * @param acceleration m/s^2
     * @param duration s
     */
    record Travel(PathPiece piece, double start, double speed, double acceleration, double duration) implements Phase {

        @Override
        public BodyState at(double t) {
            double s = start + t * (speed + 0.5 * acceleration * t);
            double v = speed + acceleration * t;
            return BodyState.upright(
                    piece.pointAt(s), piece.headingAt(s), piece.tangentAt(s).times(v), v * piece.curvature());
        }
    }

    /**
     * On the spot, from one heading to another; no sweep is a rest.
     *
     * @param place m
     * @param heading at the begin, rad
     * @param sweep signed, rad
     * @param duration s
     */
    record Turn(Vector3 place, double heading, double sweep, double duration) implements Phase {

        @Override
        public BodyState at(double t) {
            double u = t / duration;
            return BodyState.upright(
                    place, heading + sweep * smooth(u), Vector3.ZERO, sweep * smoothRate(u) / duration);
        }
    }

    /**
     * Straight up or down in a lift.
     *
     * @param from m
     * @param to m
     * @param heading rad
     * @param duration s
     */
    record Ride(Vector3 from, Vector3 to, double heading, double duration) implements Phase {

        @Override
        public BodyState at(double t) {
            double u = t / duration;
            Vector3 way = to.minus(from);
            return BodyState.upright(from.plus(way.times(smooth(u))), heading, way.times(smoothRate(u) / duration), 0);
        }
    }

    /** From 0 to 1 with zero speed and acceleration at both ends: {@code u - sin(2 pi u) / (2 pi)}. */
    private static double smooth(double u) {
        return u - StrictMath.sin(2 * Math.PI * u) / (2 * Math.PI);
    }

    /** Derivative of {@link #smooth}; at most 2. */
    private static double smoothRate(double u) {
        return 1 - StrictMath.cos(2 * Math.PI * u);
    }
}
