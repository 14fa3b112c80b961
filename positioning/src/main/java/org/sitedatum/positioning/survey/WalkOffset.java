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

    /**
     * Standard deviation of the offset, s: {@code s / sqrt(S)} with S the squared velocities that no shift, turn or scale of
     * the frame explains, less what noise alone makes of them.
     */
    double sigma(double offset) {
        double sumX = 0;
        double sumY = 0;
        List<double[]> rows = new ArrayList<>();
        for (TimedPoint p : source) {
            double stamp = p.stampNanos() + offset * 1e9;
            Optional<Vector3> at = target.find(stamp);
            Optional<Vector3> velocity = target.findVelocity(stamp);
            if (at.isPresent() && velocity.isPresent()) {
                Vector3 v = velocity.get();
                rows.add(new double[] {at.get().x(), at.get().y(), v.x(), v.y()});
                sumX += at.get().x();
                sumY += at.get().y();
            }
        }
        int n = rows.size();
        double noise = Math.max(LEAST_NOISE * LEAST_NOISE, 0.5 * misfit(offset));
        double[] s = new double[6];
        for (double[] row : rows) {
            double x = row[0] - sumX / n;
            double y = row[1] - sumY / n;
            s[0] += row[2] * row[2] + row[3] * row[3];
            s[1] += row[2];
            s[2] += row[3];
            s[3] += x * row[3] - y * row[2];
            s[4] += x * row[2] + y * row[3];
            s[5] += x * x + y * y;
        }
        double unexplained = s[0] - (s[1] * s[1] + s[2] * s[2]) / n - (s[3] * s[3] + s[4] * s[4]) / s[5];
        // each velocity is the difference of two places over 2 s: variance s^2 / 2 per axis
        double left = unexplained - n * noise;
        return left > 0 ? Math.sqrt(noise / left) : Double.POSITIVE_INFINITY;
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
            square =
                    kept.stream().mapToDouble(m -> square(aligned, m)).average().orElse(0);
        }
        return square;
    }

    private static double square(Aligned aligned, MatchedPoint match) {
        Vector3 d = match.target().minus(aligned.targetFromSource().apply(match.source()));
        return d.x() * d.x() + d.y() * d.y();
    }
}
