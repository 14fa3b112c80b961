package org.sitedatum.cluster.drawing.geojson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.cluster.drawing.DrawingBudget;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.positioning.site.Point2;

/**
 * The edges of rooms as walls: an edge that two rooms share, wholly or in part, becomes one wall, and doors are cut out. Edges on
 * one straight line are joined along it, so the work grows with the number of edges and not with that of their crossings.
 */
final class WallLines {

    /** Edges whose lines differ by less are on one line: rooms of one plan share their corners to the millimetre. */
    private static final double APART = 0.02;

    private static final double TURNED = Math.toRadians(0.5);

    /** A door belongs to a wall that is no farther from it, m: half of a thick wall. */
    private static final double DOOR_REACH = 0.35;

    /** Each wall is held against each door. */
    private static final int MOST_DOORS = 5_000;

    private static final double SHORTEST = 0.05;

    private final Map<Key, List<double[]>> alongLines = new LinkedHashMap<>();
    private final List<Edge> doors = new ArrayList<>();
    private Point2 middle = new Point2(0, 0);

    /** Lines told apart by direction and by distance from the first corner. */
    private record Key(long direction, long offset) {}

    /** A straight piece: from {@code from} to {@code to} along a line of a direction at an offset from the middle. */
    private record Edge(double direction, double offset, double from, double to) {}

    /** Edges of a ring or line, one after the other. */
    void add(List<Point2> points) throws DrawingRefused {
        if (alongLines.isEmpty() && !points.isEmpty()) {
            middle = points.get(0);
        }
        for (int i = 1; i < points.size(); i++) {
            Edge edge = edge(points.get(i - 1), points.get(i));
            if (edge.to > edge.from) {
                alongLines
                        .computeIfAbsent(key(edge), none -> new ArrayList<>())
                        .add(new double[] {edge.direction, edge.offset, edge.from, edge.to});
            }
        }
        if (alongLines.size() > DrawingBudget.MOST_SHAPES) {
            throw new DrawingRefused("a level has more than " + DrawingBudget.MOST_SHAPES
                    + " walls: save a copy with only the floors that matter");
        }
    }

    /** Where one can walk through. */
    void open(List<Point2> points) throws DrawingRefused {
        for (int i = 1; i < points.size(); i++) {
            doors.add(edge(points.get(i - 1), points.get(i)));
        }
        if (doors.size() > MOST_DOORS) {
            throw new DrawingRefused("a level has more than " + MOST_DOORS + " openings");
        }
    }

    private Edge edge(Point2 a, Point2 b) {
        boolean inOrder = a.x() < b.x() || a.x() == b.x() && a.y() <= b.y();
        Point2 first = inOrder ? a : b;
        Point2 last = inOrder ? b : a;
        double direction = Math.atan2(last.y() - first.y(), last.x() - first.x());
        double cos = Math.cos(direction);
        double sin = Math.sin(direction);
        return new Edge(
                direction,
                -sin * (first.x() - middle.x()) + cos * (first.y() - middle.y()),
                cos * (first.x() - middle.x()) + sin * (first.y() - middle.y()),
                cos * (last.x() - middle.x()) + sin * (last.y() - middle.y()));
    }

    private static Key key(Edge edge) {
        return new Key(Math.round(edge.direction / TURNED), Math.round(edge.offset / APART));
    }

    /** The walls, each of two points. */
    List<List<Point2>> walls() {
        List<List<Point2>> walls = new ArrayList<>();
        for (List<double[]> line : alongLines.values()) {
            double direction = line.get(0)[0];
            double offset = line.get(0)[1];
            for (double[] piece : withoutDoors(joined(line), direction, offset)) {
                if (piece[1] - piece[0] >= SHORTEST) {
                    walls.add(List.of(point(direction, offset, piece[0]), point(direction, offset, piece[1])));
                }
            }
        }
        return walls;
    }

    private static List<double[]> joined(List<double[]> line) {
        line.sort(Comparator.comparingDouble(edge -> edge[2]));
        List<double[]> joined = new ArrayList<>();
        for (double[] edge : line) {
            double[] last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && edge[2] <= last[1] + APART) {
                last[1] = Math.max(last[1], edge[3]);
            } else {
                joined.add(new double[] {edge[2], edge[3]});
            }
        }
        return joined;
    }

    private List<double[]> withoutDoors(List<double[]> pieces, double direction, double offset) {
        List<double[]> left = pieces;
        for (Edge door : doors) {
            double turn = Math.abs(Math.IEEEremainder(door.direction - direction, Math.PI));
            if (turn > 20 * TURNED) {
                continue;
            }
            // both ends of the door in the coordinates of the wall's line
            double cos = Math.cos(door.direction - direction);
            double sin = Math.sin(door.direction - direction);
            double a = door.from * cos - door.offset * sin;
            double b = door.to * cos - door.offset * sin;
            double off = door.from * sin + door.offset * cos;
            if (Math.abs(off - offset) <= DOOR_REACH) {
                left = cut(left, Math.min(a, b), Math.max(a, b));
            }
        }
        return left;
    }

    private static List<double[]> cut(List<double[]> pieces, double from, double to) {
        List<double[]> left = new ArrayList<>(pieces.size());
        for (double[] piece : pieces) {
            if (piece[1] <= from || piece[0] >= to) {
                left.add(piece);
                continue;
            }
            if (piece[0] < from) {
                left.add(new double[] {piece[0], from});
            }
            if (piece[1] > to) {
                left.add(new double[] {to, piece[1]});
            }
        }
        return left;
    }

    private Point2 point(double direction, double offset, double along) {
        double cos = Math.cos(direction);
        double sin = Math.sin(direction);
        return new Point2(
                millimetres(middle.x() + along * cos - offset * sin),
                millimetres(middle.y() + along * sin + offset * cos));
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
