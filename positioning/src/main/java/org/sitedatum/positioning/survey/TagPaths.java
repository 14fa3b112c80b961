package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sitedatum.frames.geometry.Vector3;

/**
 * The unknown paths of the tags: straight between knots a fixed time apart. Two knots that follow each other within a
 * stretch are a step of one path; a pause of the ranges of more than {@link #MAX_PAUSE} knots begins a new stretch.
 */
final class TagPaths {

    private static final double MAX_PAUSE = 6;

    /** A range, between which knots it fell, and how far from the first to the second. */
    record Placed(TagRange range, int knot, double share) {}

    private final List<Placed> ranges = new ArrayList<>();
    private final List<Integer> stretches = new ArrayList<>();
    private final List<Double> heights = new ArrayList<>();
    private final double knotSeconds;

    TagPaths(List<TagRange> tagRanges, Map<String, Double> tagHeights, double knotSeconds) {
        this.knotSeconds = knotSeconds;
        List<TagRange> ordered = new ArrayList<>(tagRanges);
        ordered.sort(Comparator.comparing(TagRange::tag)
                .thenComparingLong(TagRange::stampNanos)
                .thenComparing(TagRange::anchor)
                .thenComparingDouble(TagRange::range));
        int begin = 0;
        for (int i = 1; i <= ordered.size(); i++) {
            if (i == ordered.size() || isBreak(ordered.get(i - 1), ordered.get(i))) {
                addStretch(ordered.subList(begin, i), tagHeights);
                begin = i;
            }
        }
    }

    private boolean isBreak(TagRange before, TagRange after) {
        return !before.tag().equals(after.tag())
                || (after.stampNanos() - before.stampNanos()) * 1e-9 > MAX_PAUSE * knotSeconds;
    }

    private void addStretch(List<TagRange> stretch, Map<String, Double> tagHeights) {
        int first = stretches.size();
        long begin = stretch.get(0).stampNanos();
        double height = tagHeights.getOrDefault(stretch.get(0).tag(), Double.NaN);
        int last = 0;
        for (TagRange range : stretch) {
            double steps = (range.stampNanos() - begin) * 1e-9 / knotSeconds;
            int knot = (int) Math.floor(steps);
            ranges.add(new Placed(range, first + knot, steps - knot));
            last = Math.max(last, knot + 1);
        }
        for (int k = 0; k <= last; k++) {
            stretches.add(first);
            heights.add(height);
        }
    }

    int knots() {
        return stretches.size();
    }

    int columns() {
        return 3 * knots();
    }

    /** Column of a knot's coordinate, -1 for a height that is known. */
    int column(int knot, int axis) {
        return axis == 2 && isHeightKnown(knot) ? -1 : 3 * knot + axis;
    }

    boolean isHeightKnown(int knot) {
        return !Double.isNaN(heights.get(knot));
    }

    double height(int knot) {
        return heights.get(knot);
    }

    double knotSeconds() {
        return knotSeconds;
    }

    List<Placed> ranges() {
        return ranges;
    }

    /** True when the knot and the next are of one stretch. */
    boolean goesOn(int knot) {
        return knot + 1 < knots() && stretches.get(knot).equals(stretches.get(knot + 1));
    }

    Vector3 position(double[] x, int knot) {
        return new Vector3(x[3 * knot], x[3 * knot + 1], isHeightKnown(knot) ? height(knot) : x[3 * knot + 2]);
    }

    void putInto(double[] x, int knot, Vector3 p) {
        x[3 * knot] = p.x();
        x[3 * knot + 1] = p.y();
        x[3 * knot + 2] = isHeightKnown(knot) ? height(knot) : p.z();
    }

    Vector3 position(double[] x, Placed placed) {
        return position(x, placed.knot()).lerp(position(x, placed.knot() + 1), placed.share());
    }
}
