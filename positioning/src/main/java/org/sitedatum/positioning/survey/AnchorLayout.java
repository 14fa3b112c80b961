package org.sitedatum.positioning.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sitedatum.frames.geometry.Vector3;

/** Which coordinates of which anchors are unknown, and where they stand in the vector of unknowns. */
final class AnchorLayout {

    private static final int HELD = -1;

    private final List<SurveyAnchor> anchors;
    private final Map<String, Integer> indices = new HashMap<>();
    private final int[][] columns;
    private final double[][] held;
    private final int end;
    private final int fixed;
    private final boolean level;

    /** The unknowns take the columns from {@code firstColumn} on. */
    AnchorLayout(List<SurveyAnchor> anchors, int firstColumn) {
        this.anchors = List.copyOf(anchors);
        this.columns = new int[anchors.size()][3];
        this.held = new double[anchors.size()][3];
        this.fixed = (int) anchors.stream().filter(a -> a.fixedAt().isPresent()).count();
        this.level = anchors.stream()
                .allMatch(a -> a.height().isPresent() || a.fixedAt().isPresent());
        int next = firstColumn;
        for (int i = 0; i < anchors.size(); i++) {
            indices.put(anchors.get(i).id(), i);
            for (int axis = 0; axis < 3; axis++) {
                columns[i][axis] = isHeld(i, axis) ? HELD : next++;
            }
        }
        end = next;
    }

    private boolean isHeld(int anchor, int axis) {
        SurveyAnchor a = anchors.get(anchor);
        if (a.fixedAt().isPresent()) {
            Vector3 p = a.fixedAt().get();
            held[anchor] = new double[] {p.x(), p.y(), p.z()};
            return true;
        }
        if (axis == 2 && a.height().isPresent()) {
            held[anchor][2] = a.height().getAsDouble();
            return a.isHeightHeld();
        }
        // by convention: origin, +x, and where nothing tells heights the third in the plane z = 0
        return isGauge() && axis >= anchor;
    }

    /** True when no anchor is fixed and a convention says where the frame is. */
    boolean isGauge() {
        return fixed == 0;
    }

    /** Directions the ranges alone have to tell: 2 when every height is known, for certain or between two. */
    int dimensions() {
        return level ? 2 : 3;
    }

    /** Anchors whose height is known between two only. */
    List<Integer> spanned() {
        return IntStream.range(0, anchors.size())
                .filter(this::isSpanned)
                .boxed()
                .toList();
    }

    private boolean isSpanned(int anchor) {
        return !anchors.get(anchor).isHeightHeld()
                && anchors.get(anchor).height().isPresent();
    }

    /** How well the height of an anchor was known before, m. */
    double heightSigma(int anchor) {
        return anchors.get(anchor).heightSigma();
    }

    /** Puts each height that is known between two so many standard deviations above the middle. */
    void putHeightsInto(double[] x, IntToDoubleFunction aboveMiddle) {
        for (int a : spanned()) {
            x[columns[a][2]] = held[a][2] + aboveMiddle.applyAsDouble(a) * heightSigma(a);
        }
    }

    /** {@code z ~ N(middle, sigma^2)} of heights between two. */
    void writeSpansInto(double[] x, Equations out) {
        for (int a : spanned()) {
            double sigma = heightSigma(a);
            out.row(Loss.SQUARES, (held[a][2] - x[columns[a][2]]) / sigma).slope(columns[a][2], 1 / sigma);
        }
    }

    int size() {
        return anchors.size();
    }

    int fixedCount() {
        return fixed;
    }

    boolean isFixed(int anchor) {
        return anchors.get(anchor).fixedAt().isPresent();
    }

    String id(int anchor) {
        return anchors.get(anchor).id();
    }

    int index(String id) {
        return indices.getOrDefault(id, HELD);
    }

    /** Column behind the last unknown. */
    int end() {
        return end;
    }

    /** Column of a coordinate, -1 when it is not unknown. */
    int column(int anchor, int axis) {
        return columns[anchor][axis];
    }

    /** Name of the anchor and axis that stand in a column, for people. */
    String nameOf(int column) {
        for (int i = 0; i < columns.length; i++) {
            for (int axis = 0; axis < 3; axis++) {
                if (columns[i][axis] == column) {
                    return "xyz".charAt(axis) + " of anchor " + id(i);
                }
            }
        }
        return "the path of a tag";
    }

    Vector3 position(double[] x, int anchor) {
        return new Vector3(coordinate(x, anchor, 0), coordinate(x, anchor, 1), coordinate(x, anchor, 2));
    }

    private double coordinate(double[] x, int anchor, int axis) {
        int column = columns[anchor][axis];
        return column == HELD ? held[anchor][axis] : x[column];
    }

    /** Writes the unknown coordinates of an anchor. */
    void putInto(double[] x, int anchor, Vector3 p) {
        double[] values = {p.x(), p.y(), p.z()};
        for (int axis = 0; axis < 3; axis++) {
            if (columns[anchor][axis] != HELD) {
                x[columns[anchor][axis]] = values[axis];
            }
        }
    }
}
