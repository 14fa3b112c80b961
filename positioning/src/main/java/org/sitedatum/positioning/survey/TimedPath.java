package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Where a body was, between samples on the straight line. A gap in the samples, and what lies before the first and behind
 * the last, is not answered.
 */
public final class TimedPath {

    private final List<TimedPoint> points;
    private final double maxGap;

    private TimedPath(List<TimedPoint> points, double maxGap) {
        this.points = points;
        this.maxGap = maxGap;
    }

    /**
     * From samples in any order; of several at one stamp the first counts.
     *
     * @param maxGap s between samples that are still joined by a line
     */
    public static TimedPath of(List<TimedPoint> samples, double maxGap) {
        List<TimedPoint> ordered = new ArrayList<>(samples);
        ordered.sort(Comparator.comparingLong(TimedPoint::stampNanos));
        List<TimedPoint> kept = new ArrayList<>();
        for (TimedPoint point : ordered) {
            if (kept.isEmpty() || kept.get(kept.size() - 1).stampNanos() < point.stampNanos()) {
                kept.add(point);
            }
        }
        return new TimedPath(List.copyOf(kept), maxGap);
    }

    /** The samples in order of time. */
    public List<TimedPoint> points() {
        return points;
    }

    /** Where the body was at a stamp, ns since the Unix epoch, m. */
    public Optional<Vector3> find(double stampNanos) {
        int after = after(stampNanos);
        if (after <= 0 || after >= points.size()) {
            return Optional.empty();
        }
        TimedPoint a = points.get(after - 1);
        TimedPoint b = points.get(after);
        double gap = b.stampNanos() - a.stampNanos();
        return gap > maxGap * 1e9
                ? Optional.empty()
                : Optional.of(a.position().lerp(b.position(), (stampNanos - a.stampNanos()) / gap));
    }

    /** How fast it moved then, m/s, over a second either side; empty where that is not answered. */
    Optional<Vector3> findVelocity(double stampNanos) {
        Optional<Vector3> before = find(stampNanos - 1e9);
        Optional<Vector3> behind = find(stampNanos + 1e9);
        return before.isPresent() && behind.isPresent()
                ? Optional.of(behind.get().minus(before.get()).times(0.5))
                : Optional.empty();
    }

    /** Index of the first sample behind a stamp. */
    private int after(double stampNanos) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (points.get(middle).stampNanos() > stampNanos) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
