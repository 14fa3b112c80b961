package org.sitedatum.positioning.site;

import java.util.List;

/**
 * Whether radial distortion folds the image back: whether {@code r (1 + k1 r^2 + k2 r^4 + k3 r^6)} stops growing before
 * it reaches the farthest corner. Beyond the fold two directions share a pixel.
 */
final class DistortionRule {

    private static final double STEP = 1e-3;
    private static final double WIDEST = 100;

    private DistortionRule() {}

    static boolean foldsInside(Intrinsics intrinsics) {
        List<Double> k = intrinsics.distortion();
        double corner = cornerRadius(intrinsics);
        if (k.size() < 4 || !(corner < WIDEST)) {
            return false;
        }
        double k3 = k.size() > 4 ? k.get(4) : 0;
        double before = 0;
        for (double r = STEP; r < WIDEST; r *= 1.001) {
            double s = r * r;
            double radius = r * (1 + s * (k.get(0) + s * (k.get(1) + s * k3)));
            if (radius >= corner) {
                return false;
            }
            if (!(radius > before)) {
                return true;
            }
            before = radius;
        }
        return true;
    }

    /** Distance of the farthest corner from the centre, in tangents. */
    private static double cornerRadius(Intrinsics c) {
        double x = Math.max(Math.abs(c.cx()), Math.abs(c.width() - c.cx())) / c.fx();
        double y = Math.max(Math.abs(c.cy()), Math.abs(c.height() - c.cy())) / c.fy();
        return Math.hypot(x, y);
    }
}
