package org.sitedatum.positioning.accuracy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;

/**
 * The accuracy bound in squares over a floor.
 *
 * @param floor id
 * @param minX west edge of the first column, m in the site
 * @param minY south edge of the first row, m in the site
 * @param cell edge of a square, m
 * @param columns along x
 * @param rows along y
 * @param places the bound in the middle of each square, row by row from the south; empty outside the outline
 */
public record AccuracyRaster(
        String floor,
        double minX,
        double minY,
        double cell,
        int columns,
        int rows,
        List<Optional<PlaceAccuracy>> places) {

    /** Most squares of a raster. */
    public static final int LARGEST = 250_000;

    private static final double MARGIN = 2;

    /** Copies the list. */
    public AccuracyRaster {
        places = List.copyOf(places);
    }

    /** The bound in a square. */
    public Optional<PlaceAccuracy> at(int column, int row) {
        return places.get(row * columns + column);
    }

    /** Share of the squares inside the outline where the root mean squared error is at most this, 0..1. */
    public double shareWithin(double error) {
        long inside = places.stream().flatMap(Optional::stream).count();
        long good = places.stream()
                .flatMap(Optional::stream)
                .filter(place -> place.rmsError() <= error)
                .count();
        return inside == 0 ? 0 : (double) good / inside;
    }

    /** Over the outline's box; over that of the anchors and a little more for a floor without outline. */
    static AccuracyRaster of(AccuracyBound bound, Site site, Floor floor, double cell) {
        List<Point2> corners = corners(site, floor);
        double minX = corners.stream().mapToDouble(Point2::x).min().orElse(0);
        double minY = corners.stream().mapToDouble(Point2::y).min().orElse(0);
        double maxX = corners.stream().mapToDouble(Point2::x).max().orElse(0);
        double maxY = corners.stream().mapToDouble(Point2::y).max().orElse(0);
        double columns = Math.max(1, Math.ceil((maxX - minX) / cell - 1e-9));
        double rows = Math.max(1, Math.ceil((maxY - minY) / cell - 1e-9));
        if (!(cell > 0 && columns * rows <= LARGEST)) {
            throw new IllegalArgumentException(
                    "cell of " + cell + " m gives " + columns + " x " + rows + " squares, at most " + LARGEST);
        }
        List<Optional<PlaceAccuracy>> places =
                new ArrayList<>(Collections.nCopies((int) (columns * rows), Optional.empty()));
        for (int i = 0; i < places.size(); i++) {
            int row = i / (int) columns;
            int column = i % (int) columns;
            double x = minX + (column + 0.5) * cell;
            double y = minY + (row + 0.5) * cell;
            if (isInside(floor.outline(), x, y)) {
                places.set(i, Optional.of(bound.at(floor, x, y)));
            }
        }
        return new AccuracyRaster(floor.id(), minX, minY, cell, (int) columns, (int) rows, places);
    }

    private static List<Point2> corners(Site site, Floor floor) {
        if (!floor.outline().isEmpty()) {
            return floor.outline();
        }
        List<Point2> corners = new ArrayList<>();
        for (Anchor anchor : site.anchors()) {
            corners.add(
                    new Point2(anchor.position().x() - MARGIN, anchor.position().y() - MARGIN));
            corners.add(
                    new Point2(anchor.position().x() + MARGIN, anchor.position().y() + MARGIN));
        }
        return corners;
    }

    /** Crossing number. */
    private static boolean isInside(List<Point2> outline, double x, double y) {
        boolean inside = outline.isEmpty();
        for (int i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            Point2 a = outline.get(i);
            Point2 b = outline.get(j);
            if (a.y() > y != b.y() > y && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }
}
