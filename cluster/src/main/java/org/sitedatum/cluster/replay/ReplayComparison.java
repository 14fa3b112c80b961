package org.sitedatum.cluster.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.sitedatum.positioning.replay.TrackableScore;

/**
 * Two replays of one recording side by side: what would the one's site have told that the other's did not?
 *
 * @param bodies what is different of each body, by id
 * @param fences the entries, stays and exits that one has and the other has not, or at another time
 */
public record ReplayComparison(List<BodyDifference> bodies, List<FenceDifference> fences) {

    /** Poses farther apart in time say nothing of what was between them. */
    private static final long MOST_GAP_NANOS = 1_000_000_000L;

    /** Copies the lists. */
    public ReplayComparison {
        bodies = List.copyOf(bodies);
        fences = List.copyOf(fences);
    }

    /**
     * One body in both.
     *
     * @param trackable its id
     * @param compared poses of the first with poses of the second about them
     * @param rms root mean square of the horizontal distance of the two, m; NaN when none was compared
     * @param median of that distance, m
     * @param max of that distance, m
     * @param maxAtNanos when that was
     * @param first its figures in the first
     * @param second its figures in the second
     */
    public record BodyDifference(
            String trackable,
            int compared,
            double rms,
            double median,
            double max,
            long maxAtNanos,
            BodyFigures first,
            BodyFigures second) {}

    /**
     * How one replay followed a body.
     *
     * @param poses kept
     * @param trackedShare share of them that is not lost
     * @param ellipseMedian median of the 95 % ellipse's greater half axis, m; NaN without poses
     * @param levelMedian median protection level, m; NaN without poses
     * @param score against truth
     */
    public record BodyFigures(
            int poses, double trackedShare, double ellipseMedian, double levelMedian, Optional<TrackableScore> score) {}

    /** Compares. */
    public static ReplayComparison of(ReplayResult first, ReplayResult second) {
        TreeSet<String> ids = new TreeSet<>(first.tracks().keySet());
        ids.addAll(second.tracks().keySet());
        List<BodyDifference> bodies = new ArrayList<>();
        for (String id : ids) {
            bodies.add(difference(id, first, second));
        }
        return new ReplayComparison(bodies, FenceDifference.between(first.events(), second.events()));
    }

    private static BodyDifference difference(String id, ReplayResult first, ReplayResult second) {
        List<TrackPoint> one = first.tracks().getOrDefault(id, List.of());
        List<TrackPoint> other = second.tracks().getOrDefault(id, List.of());
        double[] distances = new double[one.size()];
        int compared = 0;
        double max = Double.NaN;
        long maxAt = 0;
        int next = 0;
        for (TrackPoint point : one) {
            while (next < other.size() && other.get(next).stampNanos() < point.stampNanos()) {
                next++;
            }
            double distance = point.isLost() ? Double.NaN : distance(point, other, next);
            if (!Double.isNaN(distance)) {
                distances[compared++] = distance;
                if (!(max >= distance)) {
                    max = distance;
                    maxAt = point.stampNanos();
                }
            }
        }
        double[] all = Arrays.copyOf(distances, compared);
        return new BodyDifference(
                id, compared, rms(all), median(all), max, maxAt, figures(id, first), figures(id, second));
    }

    /** To the other track at the stamp, on the line between its poses before and after; NaN where it has none near. */
    private static double distance(TrackPoint point, List<TrackPoint> other, int next) {
        if (next < other.size() && other.get(next).stampNanos() == point.stampNanos()) {
            TrackPoint same = other.get(next);
            return same.isLost() ? Double.NaN : Math.hypot(point.x() - same.x(), point.y() - same.y());
        }
        if (next == 0 || next == other.size()) {
            return Double.NaN;
        }
        TrackPoint before = other.get(next - 1);
        TrackPoint after = other.get(next);
        long gap = after.stampNanos() - before.stampNanos();
        if (gap > MOST_GAP_NANOS || before.isLost() || after.isLost()) {
            return Double.NaN;
        }
        double part = (double) (point.stampNanos() - before.stampNanos()) / gap;
        double x = before.x() + part * (after.x() - before.x());
        double y = before.y() + part * (after.y() - before.y());
        return Math.hypot(point.x() - x, point.y() - y);
    }

    private static BodyFigures figures(String id, ReplayResult result) {
        List<TrackPoint> track = result.tracks().getOrDefault(id, List.of());
        List<TrackPoint> seen = track.stream().filter(point -> !point.isLost()).toList();
        return new BodyFigures(
                track.size(),
                track.isEmpty() ? 0 : (double) seen.size() / track.size(),
                median(seen.stream().mapToDouble(TrackPoint::ellipse95).toArray()),
                median(seen.stream().mapToDouble(TrackPoint::protectionLevel).toArray()),
                result.score(id));
    }

    private static double rms(double[] values) {
        return Math.sqrt(
                Arrays.stream(values).map(value -> value * value).average().orElse(Double.NaN));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }
}
