package org.sitedatum.cluster.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;

/**
 * How well bodies were placed where they went, in squares over a floor: against the truth where the recording has some, else as
 * the engine said of itself.
 *
 * @param floor id
 * @param minX west edge of the first column, m in the site
 * @param minY south edge of the first row, m in the site
 * @param cell edge of a square, m
 * @param columns along x
 * @param rows along y
 * @param againstTruth whether the errors are measured and not only claimed
 * @param squares row by row from the south; empty where nobody was
 */
public record MeasuredAccuracy(
        String floor,
        double minX,
        double minY,
        double cell,
        int columns,
        int rows,
        boolean againstTruth,
        List<Optional<Square>> squares) {

    /** Most squares. */
    public static final int LARGEST = 250_000;

    /** Copies the list. */
    public MeasuredAccuracy {
        squares = List.copyOf(squares);
    }

    /**
     * A square where somebody was.
     *
     * @param rms root mean square of the horizontal error, m
     * @param count of poses
     */
    public record Square(double rms, int count) {}

    private record Place(double x, double y, double error) {}

    /**
     * Over a floor, in the squares that the expected accuracy has there.
     *
     * @throws IllegalArgumentException when there would be too many squares
     */
    public static MeasuredAccuracy of(ReplayResult result, Floor floor, double cell) {
        boolean againstTruth = !result.truth().isEmpty();
        List<Place> places = againstTruth ? measured(result, floor) : claimed(result, floor);
        List<Point2> corners = floor.outline().isEmpty()
                ? places.stream().map(place -> new Point2(place.x, place.y)).toList()
                : floor.outline();
        double minX = corners.stream().mapToDouble(Point2::x).min().orElse(0);
        double minY = corners.stream().mapToDouble(Point2::y).min().orElse(0);
        double maxX = corners.stream().mapToDouble(Point2::x).max().orElse(0);
        double maxY = corners.stream().mapToDouble(Point2::y).max().orElse(0);
        double columns = Math.max(1, Math.ceil((maxX - minX) / cell - 1e-9));
        double rows = Math.max(1, Math.ceil((maxY - minY) / cell - 1e-9));
        if (!(cell > 0 && columns * rows <= LARGEST)) {
            throw new IllegalArgumentException("gives " + columns + " x " + rows + " squares, at most " + LARGEST);
        }
        double[] sums = new double[(int) (columns * rows)];
        int[] counts = new int[sums.length];
        for (Place place : places) {
            double column = Math.floor((place.x - minX) / cell);
            double row = Math.floor((place.y - minY) / cell);
            if (column >= 0 && column < columns && row >= 0 && row < rows) {
                int at = (int) (row * columns + column);
                sums[at] += place.error * place.error;
                counts[at]++;
            }
        }
        List<Optional<Square>> squares = new ArrayList<>(sums.length);
        for (int i = 0; i < sums.length; i++) {
            squares.add(
                    counts[i] == 0
                            ? Optional.empty()
                            : Optional.of(new Square(Math.sqrt(sums[i] / counts[i]), counts[i])));
        }
        return new MeasuredAccuracy(floor.id(), minX, minY, cell, (int) columns, (int) rows, againstTruth, squares);
    }

    private static List<Place> measured(ReplayResult result, Floor floor) {
        boolean single = result.site().floors().size() == 1;
        return result.truth().values().stream()
                .flatMap(List::stream)
                .filter(point -> !Double.isNaN(point.error()) && (single || isOn(result.site(), floor, point.z())))
                .map(point -> new Place(point.x(), point.y(), point.error()))
                .toList();
    }

    /** Whether the floor is the highest that begins below. */
    private static boolean isOn(Site site, Floor floor, double z) {
        return floor.elevation() <= z
                && site.floors().stream()
                        .noneMatch(other -> other.elevation() > floor.elevation() && other.elevation() <= z);
    }

    private static List<Place> claimed(ReplayResult result, Floor floor) {
        return result.tracks().values().stream()
                .flatMap(List::stream)
                .filter(point -> !point.isLost()
                        && point.floor().filter(id -> !id.equals(floor.id())).isEmpty())
                .map(point -> new Place(point.x(), point.y(), point.claimedRms()))
                .toList();
    }
}
