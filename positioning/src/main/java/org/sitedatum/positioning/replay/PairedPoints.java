package org.sitedatum.positioning.replay;

import java.util.List;
import org.sitedatum.positioning.scene.Assignment;

/**
 * Truths and estimates of one instant, matched one to one so that the sum of squared distances cut off at c is least (the
 * optimum GOSPA needs for alpha = 2); a pair at c or farther is no match.
 */
final class PairedPoints {

    /** A body's id and its horizontal position, m. */
    record Point(String id, double x, double y) {}

    private final List<Point> truths;
    private final List<Point> estimates;
    private final double[] distances;
    private final int[] estimateOfTruth;
    private final int matches;
    private final double squaredMatchError;

    /** Matches {@code truths} with {@code estimates} within {@code cutOff} m. */
    PairedPoints(List<Point> truths, List<Point> estimates, double cutOff) {
        this.truths = truths;
        this.estimates = estimates;
        int rows = truths.size();
        int columns = estimates.size();
        distances = new double[rows * columns];
        double[] cost = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double d = distanceBetween(truths.get(i), estimates.get(j));
                distances[i * columns + j] = d;
                cost[i * columns + j] = Math.min(d, cutOff) * Math.min(d, cutOff);
            }
        }
        estimateOfTruth = Assignment.solve(cost, rows, columns);
        int count = 0;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            int j = estimateOfTruth[i];
            if (j != Assignment.NONE && distances[i * columns + j] < cutOff) {
                count++;
                sum += distances[i * columns + j] * distances[i * columns + j];
            } else {
                estimateOfTruth[i] = Assignment.NONE;
            }
        }
        matches = count;
        squaredMatchError = sum;
    }

    private static double distanceBetween(Point a, Point b) {
        return Math.hypot(a.x - b.x, a.y - b.y);
    }

    List<Point> truths() {
        return truths;
    }

    List<Point> estimates() {
        return estimates;
    }

    /** Distance of a truth and an estimate, m. */
    double distance(int truth, int estimate) {
        return distances[truth * estimates.size() + estimate];
    }

    /** The estimate matched with a truth, or {@link Assignment#NONE}. */
    int estimateOf(int truth) {
        return estimateOfTruth[truth];
    }

    int matches() {
        return matches;
    }

    /** Sum of the squared distances of the matches, m^2. */
    double squaredMatchError() {
        return squaredMatchError;
    }

    int missed() {
        return truths.size() - matches;
    }

    int falseEstimates() {
        return estimates.size() - matches;
    }
}
