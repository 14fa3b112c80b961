package org.sitedatum.positioning;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/** Brings fixes stated in a frame of the site to the site frame itself. */
final class FrameConversion {

    private final SiteFrames frames;

    FrameConversion(SiteFrames frames) {
        this.frames = frames;
    }

    /** The fix in the site frame; empty when its frame is not connected to the site. */
    Optional<Fix> toSite(Fix fix) {
        if (fix instanceof PositionFix position && !position.frame().equals(Site.FRAME)) {
            return frames.find(position.frame()).map(siteFromFrame -> convert(position, siteFromFrame));
        }
        if (fix instanceof PoseFix pose && !pose.frame().equals(Site.FRAME)) {
            return frames.find(pose.frame()).map(siteFromFrame -> convert(pose, siteFromFrame));
        }
        return Optional.of(fix);
    }

    private static PositionFix convert(PositionFix fix, RigidTransform siteFromFrame) {
        boolean flat = Double.isNaN(fix.z());
        Vector3 p = siteFromFrame.apply(new Vector3(fix.x(), fix.y(), flat ? 0 : fix.z()));
        Covariance3 c = rotate(siteFromFrame.rotation(), fix.covariance());
        return new PositionFix(fix.header(), Site.FRAME, p.x(), p.y(), flat ? Double.NaN : p.z(), c);
    }

    private static PoseFix convert(PoseFix fix, RigidTransform siteFromFrame) {
        return new PoseFix(
                fix.header(),
                Site.FRAME,
                siteFromFrame.then(fix.frameFromPoint()),
                fix.covariance().map(c -> rotate(siteFromFrame.rotation(), c)),
                fix.point(),
                fix.pointName());
    }

    private static Covariance3 rotate(Quaternion q, Covariance3 c) {
        double[][] m = {{c.xx(), c.xy(), c.xz()}, {c.xy(), c.yy(), c.yz()}, {c.xz(), c.yz(), c.zz()}};
        double[][] r = conjugate(q, m);
        return new Covariance3(r[0][0], r[0][1], r[0][2], r[1][1], r[1][2], r[2][2]);
    }

    private static Covariance6 rotate(Quaternion q, Covariance6 c) {
        double[] upper = new double[Covariance6.SIZE];
        for (int block = 0; block < 3; block++) {
            int row = block == 2 ? 3 : 0;
            int column = block == 0 ? 0 : 3;
            double[][] m = new double[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    m[i][j] = c.get(row + i, column + j);
                }
            }
            double[][] r = conjugate(q, m);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    int a = row + i;
                    int b = column + j;
                    if (a <= b) {
                        upper[a * 6 - a * (a - 1) / 2 + b - a] = r[i][j];
                    }
                }
            }
        }
        return Covariance6.ofUpperTriangle(upper);
    }

    /** {@code R m R'}. */
    private static double[][] conjugate(Quaternion q, double[][] m) {
        Vector3[] columns = {
            q.rotate(new Vector3(1, 0, 0)), q.rotate(new Vector3(0, 1, 0)), q.rotate(new Vector3(0, 0, 1))
        };
        double[][] r = new double[3][3];
        for (int j = 0; j < 3; j++) {
            r[0][j] = columns[j].x();
            r[1][j] = columns[j].y();
            r[2][j] = columns[j].z();
        }
        double[][] out = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    for (int l = 0; l < 3; l++) {
                        out[i][j] += r[i][k] * m[k][l] * r[j][l];
                    }
                }
            }
        }
        return out;
    }
}
