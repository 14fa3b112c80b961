package org.sitedatum.positioning.scene;

/**
 * Replaces a weighted mixture of {@link PlanarState}s by one of the same mean and covariance (moment matching). The
 * means are summed relative to the first, so that large coordinates cost no precision.
 */
final class PlanarMixture {

    private final PlanarState sum = new PlanarState();
    private double weight;
    private double x0;
    private double y0;
    private double u0;
    private double v0;

    /** Forgets everything. */
    void begin() {
        weight = 0;
    }

    /** Sum of the weights so far. */
    double weight() {
        return weight;
    }

    /** Adds a component of non-negative weight. */
    void add(PlanarState s, double w) {
        if (weight == 0) {
            x0 = s.x;
            y0 = s.y;
            u0 = s.u;
            v0 = s.v;
            sum.start(0, 0, 0, 0, 0, 0);
        }
        weight += w;
        double dx = s.x - x0;
        double dy = s.y - y0;
        double du = s.u - u0;
        double dv = s.v - v0;
        sum.x += w * dx;
        sum.y += w * dy;
        sum.u += w * du;
        sum.v += w * dv;
        sum.pxx += w * (s.pxx + dx * dx);
        sum.pxy += w * (s.pxy + dx * dy);
        sum.pxu += w * (s.pxu + dx * du);
        sum.pxv += w * (s.pxv + dx * dv);
        sum.pyy += w * (s.pyy + dy * dy);
        sum.pyu += w * (s.pyu + dy * du);
        sum.pyv += w * (s.pyv + dy * dv);
        sum.puu += w * (s.puu + du * du);
        sum.puv += w * (s.puv + du * dv);
        sum.pvv += w * (s.pvv + dv * dv);
    }

    /** Writes the matched Gaussian; at least one component of positive weight must have been added. */
    void finishInto(PlanarState out) {
        double f = 1 / weight;
        double dx = f * sum.x;
        double dy = f * sum.y;
        double du = f * sum.u;
        double dv = f * sum.v;
        out.x = x0 + dx;
        out.y = y0 + dy;
        out.u = u0 + du;
        out.v = v0 + dv;
        out.pxx = f * sum.pxx - dx * dx;
        out.pxy = f * sum.pxy - dx * dy;
        out.pxu = f * sum.pxu - dx * du;
        out.pxv = f * sum.pxv - dx * dv;
        out.pyy = f * sum.pyy - dy * dy;
        out.pyu = f * sum.pyu - dy * du;
        out.pyv = f * sum.pyv - dy * dv;
        out.puu = f * sum.puu - du * du;
        out.puv = f * sum.puv - du * dv;
        out.pvv = f * sum.pvv - dv * dv;
    }
}
