package org.sitedatum.positioning.vision;

import java.util.List;
import java.util.Optional;

/**
 * A plane-to-plane map: {@code (x, y) = (a/w, b/w)} with {@code (a, b, w) = H (u, v, 1)}. Source: Hartley and Zisserman,
 * Multiple View Geometry, 2nd ed., section 2.3. Immutable.
 */
public final class Homography {

    private static final double SINGULAR = 1e-12;
    /** The order of an image's size, px: what makes the columns of H comparable. */
    private static final double IMAGE_SCALE = 1000;

    private final double[] h;

    private Homography(double[] h) {
        this.h = h;
    }

    /** From nine numbers, row by row; empty when not finite or (nearly) singular. */
    public static Optional<Homography> find(List<Double> rows) {
        if (rows.size() != 9) {
            return Optional.empty();
        }
        double[] h = rows.stream().mapToDouble(Double::doubleValue).toArray();
        double volume = norm(h, 0) * norm(h, 3) * norm(h, 6);
        double determinant = determinant(h);
        boolean regular =
                IMAGE_SCALE * IMAGE_SCALE * Math.abs(determinant) > SINGULAR * volume && Double.isFinite(determinant);
        return regular ? Optional.of(new Homography(h)) : Optional.empty();
    }

    private static double norm(double[] h, int row) {
        return Math.hypot(IMAGE_SCALE * Math.hypot(h[row], h[row + 1]), h[row + 2]);
    }

    private static double determinant(double[] h) {
        return h[0] * (h[4] * h[8] - h[5] * h[7])
                - h[1] * (h[3] * h[8] - h[5] * h[6])
                + h[2] * (h[3] * h[7] - h[4] * h[6]);
    }

    /** The opposite map. */
    public Homography inverse() {
        double d = 1 / determinant(h);
        return new Homography(new double[] {
            d * (h[4] * h[8] - h[5] * h[7]), d * (h[2] * h[7] - h[1] * h[8]), d * (h[1] * h[5] - h[2] * h[4]),
            d * (h[5] * h[6] - h[3] * h[8]), d * (h[0] * h[8] - h[2] * h[6]), d * (h[2] * h[3] - h[0] * h[5]),
            d * (h[3] * h[7] - h[4] * h[6]), d * (h[1] * h[6] - h[0] * h[7]), d * (h[0] * h[4] - h[1] * h[3])
        });
    }

    /** True when parallels stay parallel: no horizon. */
    public boolean isAffine() {
        return h[6] == 0 && h[7] == 0;
    }

    /**
     * Maps a point.
     *
     * @param out receives the mapped point as u and v, and its derivative by the point
     * @return the orientation of the map there: the sign of its Jacobian's determinant, 0 on the horizon
     */
    int map(double u, double v, ImagePoint out) {
        double w = h[6] * u + h[7] * v + h[8];
        double x = (h[0] * u + h[1] * v + h[2]) / w;
        double y = (h[3] * u + h[4] * v + h[5]) / w;
        if (w == 0 || !Double.isFinite(x + y)) {
            return 0;
        }
        out.place(x, y);
        out.derivative(0, (h[0] - x * h[6]) / w, (h[1] - x * h[7]) / w, 0);
        out.derivative(1, (h[3] - y * h[6]) / w, (h[4] - y * h[7]) / w, 0);
        return (int) (Math.signum(determinant(h)) * Math.signum(w));
    }
}
