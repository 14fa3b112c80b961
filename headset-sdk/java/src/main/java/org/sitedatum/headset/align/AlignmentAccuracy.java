package org.sitedatum.headset.align;

/**
 * How far an alignment can err at the head: the filter's covariance, what no sighting can tell, and for what is shown also
 * how far the smoothing is behind the estimate.
 */
final class AlignmentAccuracy {

    /** m per axis: how far anchors and markers are from where the site says; no sighting can tell. */
    private static final double SURVEY = 0.015;

    private final AlignmentTracker tracker;
    private final ShownAlignment shown;

    AlignmentAccuracy(AlignmentTracker tracker, ShownAlignment shown) {
        this.tracker = tracker;
        this.shown = shown;
    }

    /** Standard deviation of what is shown per horizontal axis, m; infinite when not aligned. */
    double horizontalSigma() {
        if (!tracker.isAligned()) {
            return Double.POSITIVE_INFINITY;
        }
        double mean = 0.5 * (placeVariance(AlignmentFilter.CX) + placeVariance(AlignmentFilter.CY));
        return Math.sqrt(mean + 0.5 * shown.lagHorizontal() * shown.lagHorizontal());
    }

    /** Standard deviation of the shown height, m; infinite when not aligned. */
    double verticalSigma() {
        return tracker.isAligned()
                ? Math.hypot(Math.sqrt(placeVariance(AlignmentFilter.CZ)), shown.lagUp())
                : Double.POSITIVE_INFINITY;
    }

    /** Standard deviation of the shown yaw, rad; infinite when not aligned. */
    double yawSigma() {
        return tracker.isAligned() ? Math.hypot(Math.sqrt(yawVariance()), shown.lagTurn()) : Double.POSITIVE_INFINITY;
    }

    /** Of the estimate: upper triangle of x y z yaw. */
    double[] covariance() {
        double[] out = new double[10];
        int at = 0;
        for (int i = 0; i < 4; i++) {
            out[at++] = i == AlignmentFilter.YAW ? yawVariance() : placeVariance(i);
            for (int j = i + 1; j < 4; j++) {
                out[at++] = tracker.filter().variance(i, j);
            }
        }
        return out;
    }

    private double placeVariance(int axis) {
        return tracker.filter().variance(axis, axis)
                + SURVEY * SURVEY
                + tracker.probation().placeVariance();
    }

    private double yawVariance() {
        return tracker.filter().variance(AlignmentFilter.YAW, AlignmentFilter.YAW)
                + tracker.probation().yawVariance();
    }
}
