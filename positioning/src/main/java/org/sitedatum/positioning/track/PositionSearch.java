package org.sitedatum.positioning.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;

/**
 * Finds where a body may be from a few ranges and range differences: robust Gauss-Newton from many starts (Cauchy weights; Levenberg damping
 * in the first steps). Every distinct minimum about as good as the best is a candidate, so a mirror image stays open
 * until later ranges decide.
 */
final class PositionSearch {

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
    private final double[] row = new double[4];
    private double leverX;
    private double leverY;
    private double leverZ;
    private double cost;

    PositionSearch(SiteSensors sensors, BodyProfile profile) {
        this.sensors = sensors;
        this.profile = profile;
        this.solveYaw = profile.severalTags();
        this.solveHeight = !profile.heightKnown();
        this.size = 2 + (solveHeight ? 1 : 0) + (solveYaw ? 1 : 0);
    }

    /** Candidates by rising cost; empty when the ranges do not fix a position. */
    List<Candidate> solve(List<Fix> fixes) {
        List<Candidate> found = new ArrayList<>();
        Vector3 centre = centre(fixes);
        double reach = reach(fixes);
        for (double z : heights(fixes)) {
            for (int direction = 0; direction <= DIRECTIONS; direction++) {
                double angle = 0.1 + 2 * Math.PI * direction / DIRECTIONS;
                double radius = direction == DIRECTIONS ? 0 : reach;
                for (int turn = 0; turn < (solveYaw ? 8 : 1); turn++) {
                    x[0] = centre.x() + radius * Math.cos(angle);
                    x[1] = centre.y() + radius * Math.sin(angle);
                    x[2] = z;
                    x[3] = turn * Math.PI / 4;
                    descend(fixes, found);
                }
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::cost));
        double best = found.isEmpty() ? 0 : found.get(0).cost();
        found.removeIf(candidate -> candidate.cost() > best + COST_MARGIN);
        return found.size() > MAX_CANDIDATES ? found.subList(0, MAX_CANDIDATES) : found;
    }

    private Vector3 centre(List<Fix> fixes) {
        Vector3 sum = Vector3.ZERO;
        for (Fix fix : fixes) {
            sum = sum.plus(anchor(anchorOf(fix)));
        }
        return sum.times(1.0 / fixes.size());
    }

    /** How far from the centre to start: as far as the ranges say, or as the anchors lie. */
    private double reach(List<Fix> fixes) {
        Vector3 centre = centre(fixes);
        double[] sorted = fixes.stream()
                .mapToDouble(fix -> fix instanceof RangeFix range
                        ? range.range()
                        : anchor(anchorOf(fix)).distanceTo(centre))
                .sorted()
                .toArray();
        return 0.8 * sorted[sorted.length / 2];
    }

    /** Heights to start from: the tag's height on each floor whose anchors were heard. */
    private List<Double> heights(List<Fix> fixes) {
        List<Double> heights = new ArrayList<>();
        for (Fix fix : fixes) {
            int floor = sensors.anchorFloor(sensors.anchorIndex(anchorOf(fix)));
            double elevation = sensors.floors().get(floor).elevation();
            double z = elevation + (solveHeight ? 1.2 : profile.trackable().height());
            if (!heights.contains(z)) {
                heights.add(z);
            }
        }
        return heights;
    }

    private static String anchorOf(Fix fix) {
        return fix instanceof RangeFix range ? range.anchor() : ((RangeDifferenceFix) fix).anchor();
    }

    private Vector3 anchor(String id) {
        return sensors.anchorPosition(sensors.anchorIndex(id));
    }

    private void descend(List<Fix> fixes, List<Candidate> found) {
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            accumulate(fixes);
            for (int i = 0; i < size; i++) {
                normal[i * size + i] += 1e-4 + (iteration < DAMPED ? 0.1 * normal[i * size + i] : 0);
            }
            if (!solveInPlace()) {
                return;
            }
            step();
        }
        accumulate(fixes);
        double sigma = sigma();
        if (Double.isFinite(cost) && Double.isFinite(sigma)) {
            keep(found, sigma);
        }
    }

    /** Normal equations and cost of {@code sum 2 log(1 + (e/2s)^2)} at x. */
    private void accumulate(List<Fix> fixes) {
        Arrays.fill(normal, 0);
        Arrays.fill(gradient, 0);
        cost = 0;
        for (Fix fix : fixes) {
            placeTag(profile.leverArm(profile.tagIndex(fix.header().trackable().orElse(""))));
            Arrays.fill(row, 0);
            double residual;
            if (fix instanceof RangeFix range) {
                residual = range.range() - RANGE_MEAN - addDistance(anchor(range.anchor()), 1);
            } else {
                RangeDifferenceFix difference = (RangeDifferenceFix) fix;
                double toAnchor = addDistance(anchor(difference.anchor()), 1);
                residual = difference.difference() - toAnchor + addDistance(anchor(difference.reference()), -1);
            }
            double q = residual * residual / (4 * RANGE_SIGMA * RANGE_SIGMA);
            cost += 2 * Math.log1p(q);
            addRow(residual, 1 / (1 + q));
        }
        if (solveHeight) {
            addHeightPrior(fixes);
        }
    }

    /** Tag and its lever arm in site axes at the heading of x. */
    private void placeTag(Vector3 leverArm) {
        double c = Math.cos(x[3]);
        double s = Math.sin(x[3]);
        leverX = solveYaw ? c * leverArm.x() - s * leverArm.y() : 0;
        leverY = solveYaw ? s * leverArm.x() + c * leverArm.y() : 0;
        leverZ = solveYaw ? leverArm.z() : 0;
    }

    /** Distance from an anchor to the tag; adds {@code sign} times its derivatives to the row. */
    private double addDistance(Vector3 anchor, double sign) {
        double dx = x[0] + leverX - anchor.x();
        double dy = x[1] + leverY - anchor.y();
        double dz = x[2] + leverZ - anchor.z();
        double d = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-9;
        row[0] += sign * dx / d;
        row[1] += sign * dy / d;
        if (solveHeight) {
            row[2] += sign * dz / d;
        }
        if (solveYaw) {
            row[size - 1] += sign * (-dx * leverY + dy * leverX) / d;
        }
        return d;
    }

    /** Weak prior that a tag is between floor and ceiling. */
    private void addHeightPrior(List<Fix> fixes) {
        int floor = sensors.anchorFloor(sensors.anchorIndex(anchorOf(fixes.get(0))));
        double e = sensors.floors().get(floor).elevation() + 1.2 - x[2];
        double weight = RANGE_SIGMA * RANGE_SIGMA / 4;
        normal[2 * size + 2] += weight;
        gradient[2] += weight * e;
        cost += e * e / 4;
    }

    private void addRow(double residual, double weight) {
        for (int a = 0; a < size; a++) {
            gradient[a] += weight * row[a] * residual;
            for (int b = 0; b < size; b++) {
                normal[a * size + b] += weight * row[a] * row[b];
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
            for (int k = 0; k < size; k++) {
                if (k != i) {
                    double factor = normal[k * size + i] / pivot;
                    for (int column = i; column < size; column++) {
                        normal[k * size + column] -= factor * normal[i * size + column];
                    }
                    gradient[k] -= factor * gradient[i];
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
