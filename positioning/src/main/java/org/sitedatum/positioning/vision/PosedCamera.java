package org.sitedatum.positioning.vision;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;

/**
 * A camera with a lens and a pose in the site. A ray {@code X = C + t d}, {@code d = R (x, y, 1)}, meets the plane
 * {@code z = h} at {@code t = (h - C_z) / d_z}; with {@code A v = v - d v_z / d_z} the hit moves by
 *
 * <pre>
 *     dX = A (t R d(x, y, 1) + dC + dtheta x t d) + d dh / d_z
 * </pre>
 *
 * to first order (Hartley and Zisserman, Multiple View Geometry, 2nd ed., section 5.1.3). Immutable; allocates.
 */
public final class PosedCamera implements CameraView {

    private final Lens lens;
    private final UncertainTransform siteFromOptical;
    private final double[] rotation;
    private final double[] opticalFromSite;
    private final double cx;
    private final double cy;
    private final double cz;

    /** A camera with its pose in the site and how well that is known. */
    public PosedCamera(Lens lens, UncertainTransform siteFromOptical) {
        this.lens = lens;
        this.siteFromOptical = siteFromOptical;
        this.rotation = siteFromOptical.transform().rotation().toRotationMatrix();
        this.opticalFromSite =
                siteFromOptical.transform().rotation().conjugate().toRotationMatrix();
        this.cx = siteFromOptical.transform().translation().x();
        this.cy = siteFromOptical.transform().translation().y();
        this.cz = siteFromOptical.transform().translation().z();
    }

    /** Lens and size of the image. */
    public Lens lens() {
        return lens;
    }

    /** The pose, z ahead, x right, y down, and its covariance. */
    public UncertainTransform siteFromOptical() {
        return siteFromOptical;
    }

    @Override
    public boolean project(double x, double y, double z, ImagePoint out) {
        double dx = x - cx;
        double dy = y - cy;
        double dz = z - cz;
        double[] m = opticalFromSite;
        boolean seen = lens.project(
                m[0] * dx + m[1] * dy + m[2] * dz,
                m[3] * dx + m[4] * dy + m[5] * dz,
                m[6] * dx + m[7] * dy + m[8] * dz,
                out);
        if (seen) {
            out.turn(m);
        }
        return seen;
    }

    @Override
    public boolean seesHeights() {
        return true;
    }

    @Override
    public boolean isInside(PixelPoint pixel, double margin) {
        return lens.isInside(pixel, margin);
    }

    @Override
    public GroundHit ground(PixelPoint pixel, PixelNoise noise, double height, double heightVariance) {
        Optional<PixelPoint> direction = lens.findDirection(pixel);
        if (direction.isEmpty()) {
            return new GroundHit.Missed("pixel is outside the lens: no direction has this image");
        }
        double a = direction.get().u();
        double b = direction.get().v();
        Vector3 ray = new Vector3(
                rotation[0] * a + rotation[1] * b + rotation[2],
                rotation[3] * a + rotation[4] * b + rotation[5],
                rotation[6] * a + rotation[7] * b + rotation[8]);
        double t = (height - cz) / ray.z();
        if (!(t > 0 && t < 1e6)) {
            return GroundReach.horizon();
        }
        return GroundReach.judge(
                cx + t * ray.x(),
                cy + t * ray.y(),
                covariance(a, b, ray, t, noise, heightVariance),
                Math.hypot(t * ray.x(), t * ray.y()));
    }

    private Covariance3 covariance(double a, double b, Vector3 ray, double t, PixelNoise noise, double heightVariance) {
        ImagePoint image = new ImagePoint();
        lens.project(a, b, 1, image);
        double ua = image.derivative(0, 0);
        double ub = image.derivative(0, 1);
        double va = image.derivative(1, 0);
        double vb = image.derivative(1, 1);
        double det = ua * vb - ub * va;
        double sx = ray.x() / ray.z();
        double sy = ray.y() / ray.z();
        // of the hit by u and by v
        Vector3 byU = direction(t * vb / det, -t * va / det);
        Vector3 byV = direction(-t * ub / det, t * ua / det);
        double xu = byU.x() - sx * byU.z();
        double yu = byU.y() - sy * byU.z();
        double xv = byV.x() - sx * byV.z();
        double yv = byV.y() - sy * byV.z();
        // the camera's pose moves the point of the ray at the hit as a lever does
        Covariance3 lever = siteFromOptical.covariance().atLever(ray.times(t)).position();
        double pzz = lever.zz() + heightVariance;
        double xx = lever.xx() - 2 * sx * lever.xz() + sx * sx * pzz;
        double xy = lever.xy() - sy * lever.xz() - sx * lever.yz() + sx * sy * pzz;
        double yy = lever.yy() - 2 * sy * lever.yz() + sy * sy * pzz;
        return new Covariance3(
                xx + xu * xu * noise.uu() + xv * xv * noise.vv(),
                xy + xu * yu * noise.uu() + xv * yv * noise.vv(),
                0,
                yy + yu * yu * noise.uu() + yv * yv * noise.vv(),
                0,
                0);
    }

    /** A change of the ray's tangents in site axes. */
    private Vector3 direction(double a, double b) {
        return new Vector3(
                rotation[0] * a + rotation[1] * b,
                rotation[3] * a + rotation[4] * b,
                rotation[6] * a + rotation[7] * b);
    }

    @Override
    public void errorDerivative(ImagePoint at, int row, double x, double y, double z, double[] out) {
        double ax = x - cx;
        double ay = y - cy;
        double az = z - cz;
        double jx = at.derivative(row, 0);
        double jy = at.derivative(row, 1);
        double jz = at.derivative(row, 2);
        // a camera turned by delta sees X - C turned back: J ((X - C) x delta) = delta . (J x (X - C))
        out[0] = jy * az - jz * ay;
        out[1] = jz * ax - jx * az;
        out[2] = jx * ay - jy * ax;
    }

    @Override
    public double errorVariance() {
        Covariance6 c = siteFromOptical.covariance();
        return (c.get(3, 3) + c.get(4, 4) + c.get(5, 5)) / 3;
    }

    @Override
    public double placeVariance() {
        Covariance6 c = siteFromOptical.covariance();
        return (c.get(0, 0) + c.get(1, 1) + c.get(2, 2)) / 3;
    }
}
