package org.sitedatum.frames.geometry;

/**
 * The weight function of spherical interpolation, {@code sin(s a) / sin(a)}, without trigonometry for near neighbours.
 *
 * <p>{@code slerp(p, q, s) = weight(1 - s, c) p + weight(s, c) q} with {@code c = p . q >= 0} (flip q first when it is
 * negative). Allocates nothing; any thread. Source: D. Eberly, "A Fast and Accurate Algorithm for Computing SLERP",
 * J. Graphics, GPU, and Game Tools 15(3), 2011. With {@code x = c - 1} the weight is
 *
 * <pre>
 *     s (1 + b1 (1 + b2 (1 + ..)))     b_i = (s^2 / (i (2i + 1)) - i / (2i + 1)) x
 * </pre>
 *
 * Each term is at most x/2 of the one before: three are exact to rounding from c = 0.9999 on, eight from 0.99 on.
 */
public final class Slerp {

    private static final double NEAREST = 0.9999;
    private static final double NEAR = 0.99;

    private Slerp() {}

    /** {@code sin(s a) / sin(a)} for {@code a = acos(cosine)}; {@code cosine} in [0, 1], {@code s} in [0, 1]. */
    public static double weight(double s, double cosine) {
        double x = cosine - 1;
        double ss = s * s;
        if (cosine >= NEAREST) {
            return s * firstThree(ss, x, 1);
        }
        if (cosine >= NEAR) {
            double w = 1 + (ss * (1.0 / 136) - 8.0 / 17) * x;
            w = 1 + (ss * (1.0 / 105) - 7.0 / 15) * x * w;
            w = 1 + (ss * (1.0 / 78) - 6.0 / 13) * x * w;
            w = 1 + (ss * (1.0 / 55) - 5.0 / 11) * x * w;
            w = 1 + (ss * (1.0 / 36) - 4.0 / 9) * x * w;
            return s * firstThree(ss, x, w);
        }
        double angle = Math.acos(cosine);
        return Math.sin(s * angle) / Math.sin(angle);
    }

    private static double firstThree(double ss, double x, double rest) {
        double w = 1 + (ss * (1.0 / 21) - 3.0 / 7) * x * rest;
        w = 1 + (ss * (1.0 / 10) - 2.0 / 5) * x * w;
        return 1 + (ss * (1.0 / 3) - 1.0 / 3) * x * w;
    }
}
