package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.FrameAlignment;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.geometry.Vector3;

/** The clock offset at which one walk seen in two frames fits best. */
final class WalkOffset {

    /** A walker covers 0.15 m in it: finer than the positions to be matched. */
    private static final double STEP = 0.1;

    private static final int FEWEST = 5;
    private static final int MOST = 400;

    /** Share of the matches that a misfit is judged by: the rest may be wrong. */
    private static final double KEPT = 0.8;

    /** Two trackers agree no better than this, m. */
    private static final double LEAST_NOISE = 0.01;

    private final List<TimedPoint> source;
    private final TimedPath target;
    private final FrameSurveyOptions options;

    WalkOffset(TimedPath source, TimedPath target, FrameSurveyOptions options) {
        this.source = spaced(source.points(), options.spacing());
        this.target = target;
        this.options = options;
    }

    private static List<TimedPoint> spaced(List<TimedPoint> points, double spacing) {
        List<TimedPoint> kept = new ArrayList<>();
        for (TimedPoint p : points) {
            if (kept.isEmpty() || kept.get(kept.size() - 1).position().distanceTo(p.position()) >= spacing) {
                kept.add(p);
            }
        }
        int stride = 1 + kept.size() / MOST;
        List<TimedPoint> thinned = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += stride) {
            thinned.add(kept.get(i));
        }
        return thinned;
    }

    /** What is at the same place at this offset, s. */
    List<MatchedPoint> matches(double offset) {
        List<MatchedPoint> matches = new ArrayList<>();
        for (TimedPoint p : source) {
            Optional<Vector3> there = target.find(p.stampNanos() + offset * 1e9);
            there.ifPresent(q -> matches.add(
                    options.flat()
                            ? MatchedPoint.ofPlan(p.position().x(), p.position().y(), q.x(), q.y())
                            : MatchedPoint.of(p.position(), q)));
        }
        return matches;
    }

    /** The offset, s; empty when the tracks have too little in common. */
    OptionalDouble best() {
        int steps = (int) Math.ceil(options.maxOffset() / STEP);
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (int i = -steps; i <= steps; i++) {
            double misfit = misfit(i * STEP);
            if (misfit < least) {
                least = misfit;
                best = i * STEP;
            }
        }
        if (Double.isNaN(best)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(steps == 0 ? 0 : refined(best - STEP, best + STEP));
    }

    /** Golden section (Press et al., Numerical Recipes, 2nd ed., section 10.1). */
    private double refined(double from, double to) {
        double golden = 0.5 * (Math.sqrt(5) - 1);
        double a = from;
        double b = to;
        while (b - a > 1e-4) {
            double c = b - golden * (b - a);
            double d = a + golden * (b - a);
            if (misfit(c) <= misfit(d)) {
                b = d;
            } else {
                a = c;
            }
        }
        return 0.5 * (a + b);
    }

    /** {@code var = 2 s^2 / SSE''}: by how much the misfit grows beside the best offset. */
    double sigma(double offset) {
        int count = (int) (KEPT * matches(offset).size());
        double here = misfit(offset);
        double side = 0.5 * (misfit(offset - 2 * STEP) + misfit(offset + 2 * STEP));
        double noise = Math.max(LEAST_NOISE * LEAST_NOISE, 0.5 * here);
        double second = 2 * count * Math.max(0, side - here) / (4 * STEP * STEP);
        return second > 0 && Double.isFinite(second) ? Math.sqrt(2 * noise / second) : Double.POSITIVE_INFINITY;
    }

    /** Mean square distance in plan of the matches that fit best, m^2; infinite when there are too few. */
    private double misfit(double offset) {
        List<MatchedPoint> matches = matches(offset);
        if (matches.size() < Math.max(FEWEST, source.size() / 3)) {
            return Double.POSITIVE_INFINITY;
        }
        List<MatchedPoint> kept = matches;
        double square = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 3; round++) {
            if (!(FrameAlignment.of(AlignmentModel.PLAN_SIMILARITY).fit(kept) instanceof Aligned aligned)) {
                return Double.POSITIVE_INFINITY;
            }
            List<MatchedPoint> ordered = new ArrayList<>(matches);
            ordered.sort(Comparator.comparingDouble(m -> square(aligned, m)));
            kept = ordered.subList(0, Math.max(FEWEST, (int) (KEPT * ordered.size())));
            square = kept.stream()
                    .mapToDouble(m -> square(aligned, m))
                    .average()
                    .orElse(0);
        }
        return square;
    }

    private static double square(Aligned aligned, MatchedPoint match) {
        Vector3 d = match.target().minus(aligned.targetFromSource().apply(match.source()));
        return d.x() * d.x() + d.y() * d.y();
    }
}
