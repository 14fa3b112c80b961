package org.sitedatum.positioning.track;

import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.vision.MarkerSighting;

/**
 * How badly a measured pose fits what is believed: minus twice the log likelihood up to a constant, {@code e' S^-1 e + ln
 * |S|} over position and, where the body has one, orientation, plus the misfit of the image. Scratch; not thread-safe.
 */
final class PoseMismatch {

    private static final int MOST = 6;

    private final double[] s = new double[MOST * MOST];
    private final double[] e = new double[MOST];

    double of(Gaussian believed, MarkerSighting.View view) {
        int n = believed.oriented() ? MOST : 3;
        Vector3 p = view.siteFromBody().transform().translation();
        double[] mean = believed.mean();
        e[0] = p.x() - mean[PX];
        e[1] = p.y() - mean[PX + 1];
        e[2] = p.z() - mean[PX + 2];
        if (believed.oriented()) {
            Vector3 turn = view.siteFromBody()
                    .transform()
                    .rotation()
                    .times(believed.orientation().conjugate())
                    .toRotationVector();
            e[3] = turn.x();
            e[4] = turn.y();
            e[5] = turn.z();
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double constant = i == j && i < 3 ? view.constant() : 0;
                s[i * MOST + j] = believed.covariance(state(i), state(j))
                        + view.siteFromBody().covariance().get(i, j)
                        + constant;
            }
        }
        return view.misfit() + squaredAndLogDeterminant(n);
    }

    private static int state(int i) {
        return i < 3 ? PX + i : RX + i - 3;
    }

    /** Cholesky in place: S = L L', z = L^-1 e. */
    private double squaredAndLogDeterminant(int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double value = s[i * MOST + j];
                for (int k = 0; k < j; k++) {
                    value -= s[i * MOST + k] * s[j * MOST + k];
                }
                s[i * MOST + j] = i == j ? Math.sqrt(Math.max(value, 1e-12)) : value / s[j * MOST + j];
            }
            for (int k = 0; k < i; k++) {
                e[i] -= s[i * MOST + k] * e[k];
            }
            e[i] /= s[i * MOST + i];
            sum += e[i] * e[i] + 2 * Math.log(s[i * MOST + i]);
        }
        return sum;
    }
}
