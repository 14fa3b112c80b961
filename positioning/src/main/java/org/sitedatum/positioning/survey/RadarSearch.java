package org.sitedatum.positioning.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Angles;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.ScanDetection;

/**
 * A first idea of a radar's mount: two detections laid on two places of the walk give one, the scans vote on it. Pairs and
 * latenesses are tried on a fixed pattern, so that the same input gives the same result.
 */
final class RadarSearch {

    /** A walker moves 0.35 m in it. */
    private static final double OFFSET_STEP = 0.25;

    private static final int PAIRS = 160;
    private static final int VOTERS = 60;

    /** Detections of one scan tried as the walker; a denser scan is thinned. */
    private static final int MOST_DETECTIONS = 12;

    /** A vote falls to nothing at this distance, m: the step of lateness and the noise of a body together. */
    private static final double REACH = 1.5;

    private final TimedPath walk;
    private final List<RadarScan> scans;
    private final RadarMountOptions options;
    private double bestVotes;
    private Optional<double[]> best = Optional.empty();

    RadarSearch(TimedPath walk, List<RadarScan> scans, RadarMountOptions options) {
        this.walk = walk;
        this.scans = scans;
        this.options = options;
    }

    /** Position, yaw, lateness and, when it is asked for, a zero pitch; empty when no pair fits. */
    Optional<double[]> best(SurveyProgress progress) {
        int steps = (int) Math.ceil(options.maxOffset() / OFFSET_STEP);
        for (int i = -steps; i <= steps; i++) {
            tryPairs(i * OFFSET_STEP);
            progress.at("searching the mount", i + steps + 1, 2 * steps + 1);
        }
        return best;
    }

    private void tryPairs(double late) {
        int n = scans.size();
        for (int k = 0; k < PAIRS; k++) {
            RadarScan one = scans.get((int) (k * 7919L % n));
            RadarScan two = scans.get((int) ((k * 7919L + n / 3 + k * 104_729L) % n));
            Optional<Vector3> p = walk.find(one.stampNanos() - late * 1e9);
            Optional<Vector3> q = walk.find(two.stampNanos() - late * 1e9);
            if (p.isPresent() && q.isPresent() && plan(p.get(), q.get()) > 2) {
                tryDetections(one, two, p.get(), q.get(), late);
            }
        }
    }

    private void tryDetections(RadarScan one, RadarScan two, Vector3 p, Vector3 q, double late) {
        for (int i = 0; i < Math.min(MOST_DETECTIONS, one.detections().size()); i++) {
            double[] a = local(one.detections().get(i), p);
            for (int j = 0; j < Math.min(MOST_DETECTIONS, two.detections().size()); j++) {
                double[] b = local(two.detections().get(j), q);
                double apart = Math.hypot(b[0] - a[0], b[1] - a[1]);
                if (Math.abs(apart - plan(p, q)) < 1) {
                    vote(a, b, p, q, late);
                }
            }
        }
    }

    private void vote(double[] a, double[] b, Vector3 p, Vector3 q, double late) {
        double yaw = Math.atan2(q.y() - p.y(), q.x() - p.x()) - Math.atan2(b[1] - a[1], b[0] - a[0]);
        double c = Math.cos(yaw);
        double s = Math.sin(yaw);
        double x = 0.5 * (p.x() + q.x() - c * (a[0] + b[0]) + s * (a[1] + b[1]));
        double y = 0.5 * (p.y() + q.y() - s * (a[0] + b[0]) - c * (a[1] + b[1]));
        double votes = 0;
        int stride = Math.max(1, scans.size() / VOTERS);
        for (int i = 0; i < scans.size(); i += stride) {
            RadarScan scan = scans.get(i);
            Optional<Vector3> there = walk.find(scan.stampNanos() - late * 1e9);
            if (there.isPresent()) {
                votes += nearest(scan, there.get(), x, y, c, s);
            }
        }
        if (votes > bestVotes) {
            bestVotes = votes;
            double[] mount = {x, y, Angles.wrap(yaw), late, 0};
            best = Optional.of(Arrays.copyOf(mount, RadarProblem.unknowns(options)));
        }
    }

    private double nearest(RadarScan scan, Vector3 there, double x, double y, double c, double s) {
        double vote = 0;
        for (int i = 0; i < Math.min(MOST_DETECTIONS, scan.detections().size()); i++) {
            double[] at = local(scan.detections().get(i), there);
            double dx = x + c * at[0] - s * at[1] - there.x();
            double dy = y + s * at[0] + c * at[1] - there.y();
            vote = Math.max(vote, 1 - (dx * dx + dy * dy) / (REACH * REACH));
        }
        return vote;
    }

    /** In the plan, the range shortened by the difference of heights. */
    private double[] local(ScanDetection detection, Vector3 walker) {
        double dz = walker.z() - options.height();
        double plan = Math.sqrt(Math.max(0.01, detection.range() * detection.range() - dz * dz));
        return new double[] {plan * Math.cos(detection.azimuth()), plan * Math.sin(detection.azimuth())};
    }

    private static double plan(Vector3 a, Vector3 b) {
        return Math.hypot(b.x() - a.x(), b.y() - a.y());
    }
}
