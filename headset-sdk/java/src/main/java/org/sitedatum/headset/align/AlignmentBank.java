package org.sitedatum.headset.align;

/**
 * Four filters side by side that differ in one belief: how large the tag's slow error is. Their weights follow how well
 * each foretold the last half minute of positions (Magill 1965, multiple-model adaptive estimation); what comes out is their
 * weighted mean. So an open hall is followed tightly and a metal store patiently, without being told which it is.
 *
 * <p>Indices of states are those of {@link AlignmentFilter}. Not thread-safe; allocates nothing after construction.
 */
final class AlignmentBank {

    /** m per axis: line of sight, ordinary rooms, shelves, metal; each about twice the last, so that none fits badly. */
    private static final double[] SLOW_ERRORS = {0.02, 0.05, 0.10, 0.20};

    private static final int N = SLOW_ERRORS.length;

    /** Of the evidence per position: at ten positions a second it lasts for about 30 s, a walk through a room or two. */
    private static final double MEMORY = 0.9967;

    private static final int OUT = 5;

    private final AlignmentFilter[] filters = new AlignmentFilter[N];
    private final double[] evidence = new double[N];
    private final double[] weights = new double[N];
    private final double[] mean = new double[OUT];
    private final double[] covariance = new double[OUT * OUT];

    AlignmentBank() {
        for (int k = 0; k < N; k++) {
            filters[k] = new AlignmentFilter(SLOW_ERRORS[k]);
            weights[k] = 1.0 / N;
        }
    }

    double state(int index) {
        return mean[index];
    }

    double variance(int i, int j) {
        return covariance[i * OUT + j];
    }

    double pivotX() {
        return filters[0].pivotX();
    }

    double pivotY() {
        return filters[0].pivotY();
    }

    double pivotZ() {
        return filters[0].pivotZ();
    }

    void copyFrom(AlignmentBank other) {
        for (int k = 0; k < N; k++) {
            filters[k].copyFrom(other.filters[k]);
            evidence[k] = other.evidence[k];
        }
        mix();
    }

    /** Starts as {@link AlignmentFilter#start}; what was learnt of the tag's slow error stays. */
    void start(double sx, double sy, double sz, double px, double py, double pz, double yaw, double yawSigma) {
        for (AlignmentFilter filter : filters) {
            filter.start(sx, sy, sz, px, py, pz, yaw, yawSigma);
        }
        mix();
    }

    /** Takes over what another bank learnt of the tag's slow error. */
    void learnFrom(AlignmentBank other) {
        System.arraycopy(other.evidence, 0, evidence, 0, N);
    }

    void moveTo(double sx, double sy, double sz, double seconds) {
        for (AlignmentFilter filter : filters) {
            filter.moveTo(sx, sy, sz, seconds);
        }
        mix();
    }

    void addPlaceVariance(double variance) {
        for (AlignmentFilter filter : filters) {
            filter.addPlaceVariance(variance);
        }
        mix();
    }

    void addYawVariance(double variance) {
        for (AlignmentFilter filter : filters) {
            filter.addYawVariance(variance);
        }
        mix();
    }

    void rebase(double sx, double sy, double sz, double turn) {
        for (AlignmentFilter filter : filters) {
            filter.rebase(sx, sy, sz, turn);
        }
        mix();
    }

    /** As {@link AlignmentFilter#update}; true when the filters that weigh more than half used it. */
    boolean update(
            double sx,
            double sy,
            double sz,
            double px,
            double py,
            double pz,
            double[] covariance,
            boolean ofTag,
            double softLimit,
            double gate) {
        double used = 0;
        for (int k = 0; k < N; k++) {
            boolean took = filters[k].update(sx, sy, sz, px, py, pz, covariance, ofTag, softLimit, gate);
            used += took ? weights[k] : 0;
            if (ofTag) {
                evidence[k] = MEMORY * evidence[k] + filters[k].logLikelihood();
            }
        }
        mix();
        return used > 0.5;
    }

    /** As {@link AlignmentFilter#updateYaw}; true when the filters that weigh more than half used it. */
    boolean updateYaw(double yaw, double sigma, double gate) {
        double used = 0;
        for (int k = 0; k < N; k++) {
            used += filters[k].updateYaw(yaw, sigma, gate) ? weights[k] : 0;
        }
        mix();
        return used > 0.5;
    }

    /** As {@link AlignmentFilter#updateRange}; true when the filters that weigh more than half used it. */
    boolean updateRange(
            double sx, double sy, double sz, double ax, double ay, double az, double range, double sigma, double gate) {
        double used = 0;
        for (int k = 0; k < N; k++) {
            double withSlow = Math.hypot(sigma, SLOW_ERRORS[k]);
            used += filters[k].updateRange(sx, sy, sz, ax, ay, az, range, withSlow, gate) ? weights[k] : 0;
        }
        mix();
        return used > 0.5;
    }

    /** Mean and covariance of the mixture; the yaws lie close together, so they are averaged about the first. */
    private void mix() {
        double most = evidence[0];
        for (int k = 1; k < N; k++) {
            most = Math.max(most, evidence[k]);
        }
        double total = 0;
        for (int k = 0; k < N; k++) {
            weights[k] = Math.exp(evidence[k] - most);
            total += weights[k];
        }
        double about = filters[0].state(AlignmentFilter.YAW);
        for (int i = 0; i < OUT; i++) {
            mean[i] = 0;
        }
        for (int k = 0; k < N; k++) {
            weights[k] /= total;
            for (int i = 0; i < OUT; i++) {
                mean[i] += weights[k] * value(k, i, about);
            }
        }
        for (int i = 0; i < OUT; i++) {
            for (int j = i; j < OUT; j++) {
                double sum = 0;
                for (int k = 0; k < N; k++) {
                    double di = value(k, i, about) - mean[i];
                    double dj = value(k, j, about) - mean[j];
                    sum += weights[k] * (filters[k].variance(i, j) + di * dj);
                }
                covariance[i * OUT + j] = sum;
                covariance[j * OUT + i] = sum;
            }
        }
        mean[AlignmentFilter.YAW] = Angles.wrap(about + mean[AlignmentFilter.YAW]);
    }

    /** A state; the yaw as its difference from {@code about}. */
    private double value(int k, int i, double about) {
        double value = filters[k].state(i);
        return i == AlignmentFilter.YAW ? Angles.wrap(value - about) : value;
    }
}
