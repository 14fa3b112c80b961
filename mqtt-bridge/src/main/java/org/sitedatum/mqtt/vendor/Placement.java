package org.sitedatum.mqtt.vendor;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Site;

/**
 * How an adapter's coordinates lie in the site's frame tree.
 *
 * @param frame frame id; the frame tree says where it is in the site
 * @param unit metres per vendor unit, 0.001 for millimetres
 * @param axes which vendor axis is which
 * @param planar true: the vendor's height is configured or guessed, not measured, and is dropped
 */
public record Placement(String frame, double unit, AxisOrder axes, boolean planar) {

    /** Checks the unit. */
    public Placement {
        if (!(unit > 0 && unit <= 1000)) {
            throw new IllegalArgumentException("unit is " + unit + " m; allowed above 0 to 1000");
        }
    }

    /** In the site frame, axes as the site's. */
    public static Placement inSite(double unit) {
        return new Placement(Site.FRAME, unit, AxisOrder.SAME, false);
    }

    /** A vendor's point in the frame, m. */
    public Vector3 toFrame(double x, double y, double z) {
        return axes.toFrame(unit * x, unit * y, unit * z);
    }

    /** A vendor's covariance, in vendor units squared, as one in the frame, m^2. */
    public Covariance3 toFrame(Covariance3 c) {
        Vector3 ex = axes.toFrame(1, 0, 0);
        Vector3 ey = axes.toFrame(0, 1, 0);
        Vector3 ez = axes.toFrame(0, 0, 1);
        // each column of C in the frame's axes, then each row: P C P'
        Vector3 cx = axes.toFrame(c.xx(), c.xy(), c.xz());
        Vector3 cy = axes.toFrame(c.xy(), c.yy(), c.yz());
        Vector3 cz = axes.toFrame(c.xz(), c.yz(), c.zz());
        Vector3 rowX = cx.times(ex.x()).plus(cy.times(ey.x())).plus(cz.times(ez.x()));
        Vector3 rowY = cx.times(ex.y()).plus(cy.times(ey.y())).plus(cz.times(ez.y()));
        Vector3 rowZ = cx.times(ex.z()).plus(cy.times(ey.z())).plus(cz.times(ez.z()));
        double s = unit * unit;
        return new Covariance3(s * rowX.x(), s * rowX.y(), s * rowX.z(), s * rowY.y(), s * rowY.z(), s * rowZ.z());
    }
}
