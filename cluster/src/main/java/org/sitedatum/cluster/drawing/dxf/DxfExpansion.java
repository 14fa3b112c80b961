package org.sitedatum.cluster.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.drawing.DrawingBudget;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingSketch;
import org.sitedatum.cluster.drawing.Suggestion;
import org.sitedatum.cluster.drawing.dxf.DxfEntity.Corner;
import org.sitedatum.positioning.site.Point2;

/** Turns entities into lines in metres, blocks and all. */
final class DxfExpansion {

    /**
     * What blocks hold and where their origin is.
     *
     * @param x of the base point
     * @param y of the base point
     */
    record Block(double x, double y, List<DxfEntity> entities) {}

    private static final int DEEPEST = 16;

    /** How far straight pieces may be off a round one, m: below what a plan is drawn to. */
    private static final double SAGITTA = 0.01;

    private static final int MOST_PIECES = 180;
    private static final String OWNERS = "0";

    private final Map<String, Block> blocks;
    private final DrawingSketch sketch;

    DxfExpansion(Map<String, Block> blocks, DrawingSketch sketch) {
        this.blocks = blocks;
        this.sketch = sketch;
    }

    void expand(List<DxfEntity> entities, DxfPlacement placement) throws DrawingRefused {
        expand(entities, placement, OWNERS, 0);
    }

    private void expand(List<DxfEntity> entities, DxfPlacement placement, String owner, int depth)
            throws DrawingRefused {
        for (DxfEntity entity : entities) {
            sketch.budget().step();
            String layer = entity.layer().equals(OWNERS) ? owner : entity.layer();
            DxfPlacement its = entity.mirrored() ? placement.mirrored() : placement;
            if (entity instanceof DxfEntity.Path path) {
                line(layer, points(path, its));
            } else if (entity instanceof DxfEntity.Arc arc) {
                double sweep = arc.to() - arc.from();
                double turn = Math.toRadians(sweep <= 0 ? sweep % 360 + 360 : Math.min(360, sweep));
                List<Point2> points = new ArrayList<>();
                round(arc.x(), arc.y(), arc.radius(), Math.toRadians(arc.from()), turn, its, points);
                line(layer, points);
            } else if (entity instanceof DxfEntity.Curve round) {
                line(layer, DxfCurves.points(round.curve(), its, SAGITTA, sketch.budget()));
            } else if (entity instanceof DxfEntity.Insert insert) {
                insert(insert, its, layer, depth);
            }
        }
    }

    private void insert(DxfEntity.Insert insert, DxfPlacement placement, String layer, int depth)
            throws DrawingRefused {
        Block block = blocks.get(insert.block());
        if (block == null) {
            sketch.leaveOut("INSERT of a block that is not there");
            return;
        }
        if (depth == DEEPEST) {
            throw new DrawingRefused("blocks of the DXF lie in each other more than " + DEEPEST + " deep");
        }
        for (int row = 0; row < insert.rows(); row++) {
            for (int column = 0; column < insert.columns(); column++) {
                sketch.budget().step();
                DxfPlacement at = placement
                        .inserted(insert.x(), insert.y(), insert.turned(), 1, 1)
                        .inserted(
                                column * insert.columnWidth(),
                                row * insert.rowHeight(),
                                0,
                                insert.scaleX(),
                                insert.scaleY())
                        .inserted(-block.x(), -block.y(), 0, 1, 1);
                expand(block.entities(), at, layer, depth + 1);
            }
        }
    }

    private void line(String layer, List<Point2> points) throws DrawingRefused {
        for (Point2 point : points) {
            DrawingBudget.coordinate(point.x(), "layer " + layer);
            DrawingBudget.coordinate(point.y(), "layer " + layer);
        }
        sketch.line(sketch.group(layer, Suggestion.ofLayer(layer)), Optional.empty(), points);
    }

    private static List<Point2> points(DxfEntity.Path path, DxfPlacement placement) {
        List<Corner> corners = path.corners();
        List<Point2> points = new ArrayList<>();
        int pieces = path.closed() ? corners.size() : corners.size() - 1;
        if (!corners.isEmpty()) {
            points.add(placement.of(corners.get(0).x(), corners.get(0).y()));
        }
        for (int i = 0; i < pieces; i++) {
            Corner from = corners.get(i);
            Corner to = corners.get((i + 1) % corners.size());
            if (from.bulge() != 0) {
                bulge(from, to, placement, points);
            }
            points.add(placement.of(to.x(), to.y()));
        }
        return points;
    }

    /** The arc from one corner to the next: half its angle's tangent of half is the bulge. */
    private static void bulge(Corner from, Corner to, DxfPlacement placement, List<Point2> points) {
        double turn = 4 * Math.atan(from.bulge());
        double chordX = to.x() - from.x();
        double chordY = to.y() - from.y();
        // the centre lies beside the middle of the chord, by chord / (2 tan(turn / 2)) to its left
        double off = 0.5 / Math.tan(turn / 2);
        double x = (from.x() + to.x()) / 2 - off * chordY;
        double y = (from.y() + to.y()) / 2 + off * chordX;
        double radius = Math.hypot(from.x() - x, from.y() - y);
        round(x, y, radius, Math.atan2(from.y() - y, from.x() - x), turn, placement, points);
    }

    /** Points on a circle from an angle on, both ends among them. */
    private static void round(
            double x, double y, double radius, double from, double turn, DxfPlacement placement, List<Point2> points) {
        double metres = Math.abs(radius) * placement.scale();
        double step = metres <= SAGITTA ? Math.PI / 2 : 2 * Math.acos(1 - SAGITTA / metres);
        double wanted = Math.ceil(Math.abs(turn) / step);
        int pieces = (int) Math.max(2, Math.min(MOST_PIECES, Double.isNaN(wanted) ? 2 : wanted));
        for (int i = 0; i <= pieces; i++) {
            double angle = from + turn * i / pieces;
            points.add(placement.of(x + radius * Math.cos(angle), y + radius * Math.sin(angle)));
        }
    }
}
