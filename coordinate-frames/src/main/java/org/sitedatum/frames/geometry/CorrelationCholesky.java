package org.sitedatum.frames.geometry;

/** Decides whether a 6x6 covariance is positive semi-definite; units drop out because correlations are factored. */
final class CorrelationCholesky {

    private static final double ROUNDING = 1e-9;

    private CorrelationCholesky() {}

    static boolean exists(Covariance6 c) {
        double[][] l = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j <= i; j++) {
                double entry = correlation(c, i, j);
                if (Double.isNaN(entry)) {
                    return false;
                }
                double rest = entry;
                for (int k = 0; k < j; k++) {
                    rest -= l[i][k] * l[j][k];
                }
                if (i == j && rest <= 0) {
                    return false;
                }
                l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
            }
        }
        return true;
    }

    /** 1 + rounding on the diagonal; NaN for a negative variance or a covariance with a variable of variance 0. */
    private static double correlation(Covariance6 c, int i, int j) {
        double vi = c.get(i, i);
        double vj = c.get(j, j);
        if (vi < 0 || vj < 0) {
            return Double.NaN;
        }
        if (i == j) {
            return 1 + ROUNDING;
        }
        double cij = c.get(i, j);
        return cij == 0 ? 0 : cij / Math.sqrt(vi) / Math.sqrt(vj);
    }
}
