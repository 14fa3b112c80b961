package org.sitedatum.positioning.vision;

import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Intrinsics;

/**
 * A pinhole with Brown-Conrady distortion k1 k2 p1 p2 k3: from the optical frame (z ahead, x right, y down) to pixels and
 * back.
 *
 * <pre>
 *     x = X/Z, y = Y/Z, s = x^2 + y^2, D = 1 + k1 s + k2 s^2 + k3 s^3
 *     x_d = x D + 2 p1 x y + p2 (s + 2 x^2)        u = fx x_d + cx
 *     y_d = y D + p1 (s + 2 y^2) + 2 p2 x y        v = fy y_d + cy
 * </pre>
 *
 * Where the radial part stops growing the polynomial folds back and says nothing of the glass: such points are outside
 * the lens. Source: D. Brown, "Close-range camera calibration", 1971; the order and signs of OpenCV's calib3d. Immutable.
 */
public final class Lens {

    /** Nearest depth that has an image, m. */
    private static final double NEAREST = 1e-3;
    /** Share of the fold's squared radius that is still used: next to the fold a pixel's direction is undefined. */
    private static final double USED_OF_FOLD = 0.98;

    private static final int MAX_STEPS = 50;
    /** Residual of an undistorted pixel that counts as found, in tangents; 1e-10 is far below any pixel. */
    private static final double CONVERGED = 1e-10;

    private static final double LARGEST_SQUARED_RADIUS = 1e4;

    private final Intrinsics intrinsics;
    private final double k1;
    private final double k2;
    private final double k3;
    private final double p1;
    private final double p2;
    private final double squaredRadius;

    /** A lens of valid intrinsics. */
    public Lens(Intrinsics intrinsics) {
        this.intrinsics = intrinsics;
        List<Double> d = intrinsics.distortion();
        k1 = term(d, 0);
        k2 = term(d, 1);
        p1 = term(d, 2);
        p2 = term(d, 3);
        k3 = term(d, 4);
        squaredRadius = firstFold();
    }

    private static double term(List<Double> distortion, int i) {
        return i < distortion.size() ? distortion.get(i) : 0;
    }

    /** Focal lengths, centre and size. */
    public Intrinsics intrinsics() {
        return intrinsics;
    }

    /** Smallest s at which {@code d(r D)/dr = 1 + 3 k1 s + 5 k2 s^2 + 7 k3 s^3} reaches zero, or a very large number. */
    private double firstFold() {
        double low = 0;
        for (double high = 1e-3; high < LARGEST_SQUARED_RADIUS; high *= 1.02) {
            if (growth(high) <= 0) {
                return bisect(low, high);
            }
            low = high;
        }
        return LARGEST_SQUARED_RADIUS;
    }

    private double growth(double s) {
        return 1 + s * (3 * k1 + s * (5 * k2 + s * 7 * k3));
    }

    private double bisect(double growing, double folded) {
        double low = growing;
        double high = folded;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (low + high);
            if (growth(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Projects a point of the optical frame.
     *
     * @param out receives pixel and derivative by the point in optical axes; undefined when false is returned
     * @return false when the point is behind the camera or outside the lens
     */
    public boolean project(double x, double y, double z, ImagePoint out) {
        if (!(z > NEAREST)) {
            return false;
        }
        double a = x / z;
        double b = y / z;
        double s = a * a + b * b;
        if (!(s <= USED_OF_FOLD * squaredRadius)) {
            return false;
        }
        double d = 1 + s * (k1 + s * (k2 + s * k3));
        double dd = k1 + s * (2 * k2 + s * 3 * k3);
        double fx = intrinsics.fx();
        double fy = intrinsics.fy();
        out.place(
                fx * (a * d + 2 * p1 * a * b + p2 * (s + 2 * a * a)) + intrinsics.cx(),
                fy * (b * d + p1 * (s + 2 * b * b) + 2 * p2 * a * b) + intrinsics.cy());
        double cross = 2 * a * b * dd + 2 * p1 * a + 2 * p2 * b;
        double ua = fx * (d + 2 * a * a * dd + 2 * p1 * b + 6 * p2 * a) / z;
        double ub = fx * cross / z;
        double va = fy * cross / z;
        double vb = fy * (d + 2 * b * b * dd + 6 * p1 * b + 2 * p2 * a) / z;
        out.derivative(0, ua, ub, -(ua * a + ub * b));
        out.derivative(1, va, vb, -(va * a + vb * b));
        return true;
    }

    /**
     * The direction a pixel looks in, by Newton's iteration with halved steps.
     *
     * @return the tangents (X/Z, Y/Z) as u and v; empty when no direction inside the lens gives this pixel
     */
    public Optional<PixelPoint> findDirection(PixelPoint pixel) {
        ImagePoint at = new ImagePoint();
        double targetU = pixel.u();
        double targetV = pixel.v();
        double a = (targetU - intrinsics.cx()) / intrinsics.fx();
        double b = (targetV - intrinsics.cy()) / intrinsics.fy();
        double limit = 0.9 * USED_OF_FOLD * squaredRadius;
        double s = a * a + b * b;
        if (!(s <= limit)) {
            double shrink = Math.sqrt(limit / s);
            a *= shrink;
            b *= shrink;
        }
        double misfit = misfit(a, b, targetU, targetV, at);
        for (int step = 0; step < MAX_STEPS && misfit > CONVERGED; step++) {
            double ru = targetU - at.u();
            double rv = targetV - at.v();
            double ua = at.derivative(0, 0);
            double ub = at.derivative(0, 1);
            double va = at.derivative(1, 0);
            double vb = at.derivative(1, 1);
            double det = ua * vb - ub * va;
            double da = (vb * ru - ub * rv) / det;
            double db = (ua * rv - va * ru) / det;
            double share = 1;
            double next = misfit(a + da, b + db, targetU, targetV, at);
            while (!(next < misfit) && share > 1e-3) {
                share *= 0.5;
                next = misfit(a + share * da, b + share * db, targetU, targetV, at);
            }
            if (!(next < misfit)) {
                // no better: either found to rounding, or there is no such direction
                return misfit < 1e3 * CONVERGED ? Optional.of(new PixelPoint(a, b)) : Optional.empty();
            }
            a += share * da;
            b += share * db;
            misfit = next;
        }
        return misfit <= CONVERGED ? Optional.of(new PixelPoint(a, b)) : Optional.empty();
    }

    /** Distance from the target, in tangents; infinite outside the lens, NaN for NaN. */
    private double misfit(double a, double b, double targetU, double targetV, ImagePoint at) {
        if (!project(a, b, 1, at)) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.hypot((targetU - at.u()) / intrinsics.fx(), (targetV - at.v()) / intrinsics.fy());
    }

    /** True when the whole image lies inside the lens: its corners and the middles of its edges have a direction. */
    public boolean coversImage() {
        double w = intrinsics.width();
        double h = intrinsics.height();
        for (int i = 0; i <= 2; i++) {
            for (int j = 0; j <= 2; j++) {
                if (findDirection(new PixelPoint(0.5 * i * w, 0.5 * j * h)).isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** True when a pixel lies inside the image or at most {@code margin} px outside. */
    public boolean isInside(PixelPoint pixel, double margin) {
        return pixel.u() >= -margin
                && pixel.v() >= -margin
                && pixel.u() <= intrinsics.width() + margin
                && pixel.v() <= intrinsics.height() + margin;
    }
}
