package org.sitedatum.samples.building.motion;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Angles;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.samples.building.motion.PathPiece.Arc;
import org.sitedatum.samples.building.motion.PathPiece.Line;

/** A polyline whose corners are rounded by arcs, so that the heading is continuous along it. */
final class Path {

    /** A corner takes at most this share of each of its two edges. */
    private static final double CORNER_SHARE = 0.45;

    private static final double STRAIGHT = 1e-6;

    private Path() {}

    /**
     * Pieces through the corners.
     *
     * @param corners m, at least two, none equal to its neighbour; a rising edge must continue straight on at both ends
     * @param cornerRadius m, reduced where the edges are too short for it
     */
    static List<PathPiece> through(List<Vector3> corners, double cornerRadius) {
        List<PathPiece> pieces = new ArrayList<>();
        Vector3 start = corners.get(0);
        for (int i = 1; i + 1 < corners.size(); i++) {
            Vector3 corner = corners.get(i);
            double turn = turnAt(corners, i);
            if (Math.abs(turn) < STRAIGHT) {
                addLine(pieces, start, corner);
                start = corner;
                continue;
            }
            Line in = new Line(corners.get(i - 1), corner);
            Line out = new Line(corner, corners.get(i + 1));
            double perRadius = StrictMath.tan(0.5 * Math.abs(turn));
            double tangent = Math.min(cornerRadius * perRadius, CORNER_SHARE * Math.min(in.length(), out.length()));
            double radius = tangent / perRadius;
            Vector3 arcStart = corner.minus(in.tangentAt(0).times(tangent));
            addLine(pieces, start, arcStart);
            pieces.add(arc(arcStart, in.headingAt(0), radius, turn));
            start = corner.plus(out.tangentAt(0).times(tangent));
        }
        addLine(pieces, start, corners.get(corners.size() - 1));
        return pieces;
    }

    /** Signed change of heading at an inner corner, rad in [-pi, pi]. */
    static double turnAt(List<Vector3> corners, int i) {
        double in = new Line(corners.get(i - 1), corners.get(i)).headingAt(0);
        double out = new Line(corners.get(i), corners.get(i + 1)).headingAt(0);
        return Angles.wrap(out - in);
    }

    private static Arc arc(Vector3 start, double heading, double radius, double turn) {
        double side = Math.signum(turn);
        Vector3 toCentre = new Vector3(-StrictMath.sin(heading), StrictMath.cos(heading), 0).times(side * radius);
        return new Arc(start.plus(toCentre), radius, heading, turn);
    }

    private static void addLine(List<PathPiece> pieces, Vector3 from, Vector3 to) {
        if (from.distanceTo(to) > STRAIGHT) {
            pieces.add(new Line(from, to));
        }
    }
}
