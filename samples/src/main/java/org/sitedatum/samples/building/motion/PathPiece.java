package org.sitedatum.samples.building.motion;

import org.sitedatum.frames.geometry.Vector3;

/** A stretch of a path by its arc length {@code s} in metres, 0 to {@link #length()}. */
sealed interface PathPiece permits PathPiece.Line, PathPiece.Arc {

    /** m. */
    double length();

    /** Site position at {@code s}, m. */
    Vector3 pointAt(double s);

    /** Heading about +z at {@code s}, rad. */
    double headingAt(double s);

    /** Unit vector of motion at {@code s}, site axes. */
    Vector3 tangentAt(double s);

    /** Change of heading per metre, rad/m, positive to the left. */
    double curvature();

    /** A straight stretch; it may rise, as stairs do. */
    record Line(Vector3 from, Vector3 to) implements PathPiece {

        @Override
        public double length() {
            return from.distanceTo(to);
        }

        @Override
        public Vector3 pointAt(double s) {
            return from.plus(tangentAt(s).times(s));
        }

        @Override
        public double headingAt(double s) {
            return StrictMath.atan2(to.y() - from.y(), to.x() - from.x());
        }

        @Override
        public Vector3 tangentAt(double s) {
            return to.minus(from).times(1 / length());
        }

        @Override
        public double curvature() {
            return 0;
        }

        boolean isLevel() {
            return from.z() == to.z();
        }
    }

    /**
     * A level arc.
     *
     * @param centre m
     * @param radius m
     * @param startHeading of the motion at its begin, rad
     * @param sweep signed change of heading over the arc, rad, positive to the left
     */
    record Arc(Vector3 centre, double radius, double startHeading, double sweep) implements PathPiece {

        @Override
        public double length() {
            return radius * Math.abs(sweep);
        }

        @Override
        public Vector3 pointAt(double s) {
            double side = Math.signum(sweep);
            double heading = headingAt(s);
            return centre.plus(new Vector3(StrictMath.sin(heading), -StrictMath.cos(heading), 0).times(side * radius));
        }

        @Override
        public double headingAt(double s) {
            return startHeading + Math.signum(sweep) * s / radius;
        }

        @Override
        public Vector3 tangentAt(double s) {
            double heading = headingAt(s);
            return new Vector3(StrictMath.cos(heading), StrictMath.sin(heading), 0);
        }

        @Override
        public double curvature() {
            return Math.signum(sweep) / radius;
        }
    }
}
