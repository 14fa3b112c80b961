package org.sitedatum.positioning.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sitedatum.frames.geometry.Vector3;

/** Ranges between anchors, ranges to tags and the smoothness of the tags' paths, as equations of all their places. */
final class AnchorProblem implements Problem {

    /** How flat a survey is pressed when asked whether it might be flat, m. */
    private static final double PRESSED = 1e-3;

    /** Keeps knots and heights that nothing measures where they were guessed, m. */
    private static final double ANYWHERE = 1e4;

    private final AnchorSurveyInput input;
    private final AnchorSurveyOptions options;
    private final TagPaths paths;
    private final AnchorLayout layout;
    private final CommonBiases biases;
    private final double widening;
    private final List<Plane> pressedOn;
    private final SurveyProgress progress;
    private final Map<Double, Loss> losses = new HashMap<>();

    AnchorProblem(
            AnchorSurveyInput input,
            AnchorSurveyOptions options,
            TagPaths paths,
            AnchorLayout layout,
            double widening,
            List<Plane> pressedOn,
            SurveyProgress progress) {
        this.input = input;
        this.options = options;
        this.paths = paths;
        this.layout = layout;
        this.biases = new CommonBiases(input, options.biasSigma(), layout.end());
        this.widening = widening;
        this.pressedOn = pressedOn;
        this.progress = progress;
    }

    /** The same with errors that may be so many times as large. */
    AnchorProblem widened(double factor) {
        return new AnchorProblem(input, options, paths, layout, factor, pressedOn, progress);
    }

    /** The same with all anchors pressed on a plane too. */
    AnchorProblem pressed(Plane plane) {
        List<Plane> planes = Stream.concat(pressedOn.stream(), Stream.of(plane)).toList();
        return new AnchorProblem(input, options, paths, layout, widening, planes, progress);
    }

    AnchorSurveyInput input() {
        return input;
    }

    AnchorSurveyOptions options() {
        return options;
    }

    TagPaths paths() {
        return paths;
    }

    AnchorLayout layout() {
        return layout;
    }

    CommonBiases biases() {
        return biases;
    }

    @Override
    public int unknowns() {
        return biases.end();
    }

    /** The ranges between anchors, the ranges to tags, then the rest. */
    @Override
    public void writeInto(double[] x, Equations out) {
        progress.goingOn();
        double betweenBias = CommonBiases.of(x, biases.between());
        double toTagsBias = CommonBiases.of(x, biases.toTags());
        for (AnchorRange range : input.anchorRanges()) {
            int a = layout.index(range.from());
            int b = layout.index(range.to());
            Vector3 apart = layout.position(x, a).minus(layout.position(x, b));
            begin(out, range.range(), range.sigma(), apart.norm() + betweenBias);
            slopes(out, a, unit(apart), 1 / range.sigma());
            slopes(out, b, unit(apart), -1 / range.sigma());
            out.slope(biases.between(), 1 / range.sigma());
        }
        for (TagPaths.Placed placed : paths.ranges()) {
            int a = layout.index(placed.range().anchor());
            double sigma = placed.range().sigma();
            Vector3 apart = paths.position(x, placed).minus(layout.position(x, a));
            Vector3 unit = unit(apart);
            begin(out, placed.range().range(), sigma, apart.norm() + toTagsBias);
            knotSlopes(out, placed.knot(), unit, (1 - placed.share()) / sigma);
            knotSlopes(out, placed.knot() + 1, unit, placed.share() / sigma);
            slopes(out, a, unit, -1 / sigma);
            out.slope(biases.toTags(), 1 / sigma);
        }
        writeSmoothness(x, out);
        layout.writeSpansInto(x, out);
        biases.writeInto(x, out);
        pressedOn.forEach(plane -> writeFlatness(plane, x, out));
    }

    private void begin(Equations out, double range, double sigma, double predicted) {
        out.row(losses.computeIfAbsent(sigma, this::loss), (range - predicted) / sigma);
    }

    private Loss loss(double sigma) {
        Loss loss = new RangeLoss(options.errors(), sigma);
        return widening > 1 ? loss.widened(widening) : loss;
    }

    private void slopes(Equations out, int anchor, Vector3 unit, double factor) {
        out.slope(layout.column(anchor, 0), factor * unit.x());
        out.slope(layout.column(anchor, 1), factor * unit.y());
        out.slope(layout.column(anchor, 2), factor * unit.z());
    }

    private void knotSlopes(Equations out, int knot, Vector3 unit, double factor) {
        out.slope(paths.column(knot, 0), factor * unit.x());
        out.slope(paths.column(knot, 1), factor * unit.y());
        out.slope(paths.column(knot, 2), factor * unit.z());
    }

    /** {@code (p2 - 2 p1 + p0) / h ~ N(0, q^2 h)}: the velocity wanders. */
    private void writeSmoothness(double[] x, Equations out) {
        double h = paths.knotSeconds();
        double sigma = options.speedChange() * Math.sqrt(h) * h;
        for (int knot = 0; knot < paths.knots(); knot++) {
            for (int axis = 0; axis < 3; axis++) {
                int here = 3 * knot + axis;
                if (paths.goesOn(knot) && paths.goesOn(knot + 1)) {
                    out.row(StudentLoss.HEAVY, -(x[here] - 2 * x[here + 3] + x[here + 6]) / sigma)
                            .slope(here, 1 / sigma)
                            .slope(here + 3, -2 / sigma)
                            .slope(here + 6, 1 / sigma);
                }
                out.row(Loss.SQUARES, 0).slope(here, 1 / ANYWHERE);
            }
        }
    }

    private void writeFlatness(Plane plane, double[] x, Equations out) {
        for (int a = 0; a < layout.size(); a++) {
            out.row(Loss.SQUARES, -plane.above(layout.position(x, a)) / PRESSED);
            slopes(out, a, plane.normal(), 1 / PRESSED);
        }
    }

    private static Vector3 unit(Vector3 v) {
        double length = v.norm();
        return length > 1e-9 ? v.times(1 / length) : new Vector3(1, 0, 0);
    }
}
