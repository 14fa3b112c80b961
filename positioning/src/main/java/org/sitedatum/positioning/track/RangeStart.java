package org.sitedatum.positioning.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.RangeFix;

/**
 * Finds where a body may be from a few ranges: robust Gauss-Newton from many starts (Cauchy weights; Levenberg damping
 * in the first steps). Every distinct minimum about as good as the best is a candidate, so a mirror image stays open
 * until later ranges decide.
 */
final class RangeStart {

    /**
     * A possible start.
     *
     * @param position of the body origin, m
     * @param yaw rad; 0 when unobservable
     * @param sigma of the horizontal position, m
     * @param cost minus twice the log likelihood
     */
    record Candidate(Vector3 position, double yaw, double sigma, double cost) {}

    private static final double RANGE_SIGMA = 0.15;
    private static final double RANGE_MEAN = 0.10;
    private static final int ITERATIONS = 25;
    private static final int DAMPED = 8;
    private static final int DIRECTIONS = 12;
    private static final double COST_MARGIN = 9;
    private static final int MAX_CANDIDATES = 6;

    private final SiteSensors sensors;
    private final BodyProfile profile;
    private final boolean solveYaw;
    private final boolean solveHeight;
    private final int size;
    private final double[] normal = new double[16];
    private final double[] gradient = new double[4];
    private final double[] x = new double[4];
    private double cost;

    RangeStart(SiteSensors sensors, BodyProfile profile) {
        this.sensors = sensors;
        this.profile = profile;
        this.solveYaw = profile.severalTags();
        this.solveHeight = !profile.heightKnown();
        this.size = 2 + (solveHeight ? 1 : 0) + (solveYaw ? 1 : 0);
    }

    /** Candidates by rising cost; empty when the ranges do not fix a position. */
    List<Candidate> solve(List<RangeFix> ranges) {
        List<Candidate> found = new ArrayList<>();
        Vector3 centre = centre(ranges);
        double reach = reach(ranges);
        for (double z : heights(ranges)) {
            for (int direction = 0; direction <= DIRECTIONS; direction++) {
                double angle = 0.1 + 2 * Math.PI * direction / DIRECTIONS;
                double radius = direction == DIRECTIONS ? 0 : reach;
                for (int turn = 0; turn < (solveYaw ? 8 : 1); turn++) {
                    x[0] = centre.x() + radius * Math.cos(angle);
                    x[1] = centre.y() + radius * Math.sin(angle);
                    x[2] = z;
                    x[3] = turn * Math.PI / 4;
                    descend(ranges, found);
                }
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::cost));
        double best = found.isEmpty() ? 0 : found.get(0).cost();
        found.removeIf(candidate -> candidate.cost() > best + COST_MARGIN);
        return found.size() > MAX_CANDIDATES ? found.subList(0, MAX_CANDIDATES) : found;
    }

    private Vector3 centre(List<RangeFix> ranges) {
        Vector3 sum = Vector3.ZERO;
        for (RangeFix range : ranges) {
            sum = sum.plus(anchor(range));
        }
        return sum.times(1.0 / ranges.size());
    }

    private double reach(List<RangeFix> ranges) {
        double[] sorted = ranges.stream().mapToDouble(RangeFix::range).sorted().toArray();
        return 0.8 * sorted[sorted.length / 2];
    }

    /** Heights to start from: the tag's height on each floor whose anchors were heard. */
    private List<Double> heights(List<RangeFix> ranges) {
        List<Double> heights = new ArrayList<>();
        for (RangeFix range : ranges) {
            int floor = sensors.anchorFloor(sensors.anchorIndex(range.anchor()));
            double elevation = sensors.floors().get(floor).elevation();
            double z = elevation + (solveHeight ? 1.2 : profile.trackable().height());
            if (!heights.contains(z)) {
                heights.add(z);
            }
        }
        return heights;
    }

    private Vector3 anchor(RangeFix range) {
        return sensors.anchorPosition(sensors.anchorIndex(range.anchor()));
    }

    private void descend(List<RangeFix> ranges, List<Candidate> found) {
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            accumulate(ranges);
            for (int i = 0; i < size; i++) {
                normal[i * size + i] += 1e-4 + (iteration < DAMPED ? 0.1 * normal[i * size + i] : 0);
            }
            if (!solveInPlace()) {
                return;
            }
            step();
        }
        accumulate(ranges);
        double sigma = sigma();
        if (Double.isFinite(cost) && Double.isFinite(sigma)) {
            keep(found, sigma);
        }
    }

    /** Normal equations and cost of {@code sum 2 log(1 + (e/2s)^2)} at x. */
    private void accumulate(List<RangeFix> ranges) {
        Arrays.fill(normal, 0);
        Arrays.fill(gradient, 0);
        cost = 0;
        double c = Math.cos(x[3]);
        double s = Math.sin(x[3]);
        double[] j = new double[4];
        for (RangeFix range : ranges) {
            Vector3 a = anchor(range);
            Vector3 l = profile.leverArm(profile.tagIndex(range.header().trackable().orElse("")));
            double lx = solveYaw ? c * l.x() - s * l.y() : 0;
            double ly = solveYaw ? s * l.x() + c * l.y() : 0;
            double dx = x[0] + lx - a.x();
            double dy = x[1] + ly - a.y();
            double dz = x[2] + (solveYaw ? l.z() : 0) - a.z();
            double d = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-9;
            double e = range.range() - RANGE_MEAN - d;
            double q = e * e / (4 * RANGE_SIGMA * RANGE_SIGMA);
            cost += 2 * Math.log1p(q);
            int n = 0;
            j[n++] = dx / d;
            j[n++] = dy / d;
            if (solveHeight) {
                j[n++] = dz / d;
            }
            if (solveYaw) {
                j[n] = (-dx * ly + dy * lx) / d;
            }
            addRow(j, e, 1 / (1 + q));
        }
        if (solveHeight) {
            addHeightPrior(ranges);
        }
    }

    /** Weak prior that a tag is between floor and ceiling. */
    private void addHeightPrior(List<RangeFix> ranges) {
        int floor = sensors.anchorFloor(sensors.anchorIndex(ranges.get(0).anchor()));
        double e = sensors.floors().get(floor).elevation() + 1.2 - x[2];
        double weight = RANGE_SIGMA * RANGE_SIGMA / 4;
        normal[2 * size + 2] += weight;
        gradient[2] += weight * e;
        cost += e * e / 4;
    }

    private void addRow(double[] j, double e, double weight) {
        for (int a = 0; a < size; a++) {
            gradient[a] += weight * j[a] * e;
            for (int b = 0; b < size; b++) {
                normal[a * size + b] += weight * j[a] * j[b];
            }
        }
    }

    /** Gauss-Jordan without pivoting (the matrix is positive definite); the solution replaces the gradient. */
    private boolean solveInPlace() {
        for (int i = 0; i < size; i++) {
            double pivot = normal[i * size + i];
            if (!(pivot > 1e-12)) {
                return false;
            }
            for (int row = 0; row < size; row++) {
                if (row != i) {
                    double factor = normal[row * size + i] / pivot;
                    for (int column = i; column < size; column++) {
                        normal[row * size + column] -= factor * normal[i * size + column];
                    }
                    gradient[row] -= factor * gradient[i];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            gradient[i] /= normal[i * size + i];
        }
        return true;
    }

    private void step() {
        double length = Math.hypot(gradient[0], gradient[1]);
        double scale = length > 10 ? 10 / length : 1;
        x[0] += scale * gradient[0];
        x[1] += scale * gradient[1];
        if (solveHeight) {
            x[2] += Math.max(-1, Math.min(1, gradient[2]));
        }
        if (solveYaw) {
            x[3] += Math.max(-0.5, Math.min(0.5, gradient[size - 1]));
        }
    }

    /** Standard deviation along the worst horizontal direction, from the horizontal block of the normal matrix. */
    private double sigma() {
        double a = normal[0] + 1e-6;
        double b = normal[1];
        double d = normal[size + 1] + 1e-6;
        double smallest = 0.5 * (a + d) - Math.sqrt(0.25 * (a - d) * (a - d) + b * b);
        return RANGE_SIGMA / Math.sqrt(Math.max(smallest, 1e-6));
    }

    private void keep(List<Candidate> found, double sigma) {
        Candidate candidate = new Candidate(new Vector3(x[0], x[1], x[2]), x[3], sigma, cost);
        for (int i = 0; i < found.size(); i++) {
            Candidate other = found.get(i);
            boolean same = other.position().distanceTo(candidate.position()) < 0.3 + 0.5 * Math.min(sigma, 2)
                    && Math.abs(Math.IEEEremainder(other.yaw() - candidate.yaw(), 2 * Math.PI)) < 0.2;
            if (same) {
                if (candidate.cost() < other.cost()) {
                    found.set(i, candidate);
                }
                return;
            }
        }
        found.add(candidate);
    }
}
