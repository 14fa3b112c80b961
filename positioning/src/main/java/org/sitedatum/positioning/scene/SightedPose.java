package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * The pose of an identified body corrected by the anonymous track it is merged with: a Kalman update of its plan position,
 * in Schmidt's form, which leaves height and orientation alone. The two tracks share no measurement, and what comes out goes
 * back into neither: nothing is counted twice, and a wrong merge leaves nothing behind. Source: Y. Bar-Shalom, L. Campo,
 * "The effect of the common process noise on the two-sensor fused-track covariance", IEEE TAES 22(6), 1986.
 */
final class SightedPose {

    /** A sensor sees the side of a body and a tag is worn on another: half of what a person is deep, m. */
    private static final double PLACEMENT = 0.1;
    /** Both tracks lag behind the same accelerations; their errors are correlated by at most about 0.4 (loc. cit., fig. 1). */
    private static final double COMMON_MOTION = 1.4;
    /**
     * A body that is heard and said to be elsewhere, at more than this squared normalised distance, is perhaps not the one that
     * is seen: one in ten of true ones is, and they count for less in proportion (Huber).
     */
    private static final double DOUBTED = 4.6;

    /** A protection level may be exceeded once in a thousand poses: a merge at least as sure as this may bound it alone. */
    private static final double SURE = 0.999;

    /** Logarithm of that share. */
    private static final double RISK = Math.log(1e-3);
    /**
     * Logarithm of how probable it is beforehand that the sensors have just begun to show the body where it is not: they may be at
     * fault, and besides mistake one body for another now and then.
     */
    private static final double LIE = Math.log(2e-3);

    /** Slower than this the body may stand by its own sources, m/s. */
    private static final double MAY_STAND = 0.3;
    /** Standard deviations in the own level of such a body; the rest is how far it may have come unnoticed. */
    private static final double BESIDES = 3;
    /** The farthest that it may, m. */
    private static final double FARTHEST_UNNOTICED = 0.5;

    private SightedPose() {}

    /**
     * The corrected pose. A body whose own sources are silent is degraded, not coasting: it is measured, but nothing confirms
     * that the two are still one.
     *
     * @param own of the body by its own fixes
     * @param seen the anonymous track at the same stamp
     * @param probability that the two are one body
     * @param seenLevel protection level of the anonymous track, m
     * @param sensors who saw it
     */
    static PoseEstimate of(
            PoseEstimate own, PlanarState seen, double probability, double seenLevel, List<String> sensors) {
        Covariance6 p = own.covariance();
        double dx = own.position().x() - seen.x;
        double dy = own.position().y() - seen.y;
        double placement = PLACEMENT * PLACEMENT;
        double distance = distance(
                p.get(0, 0) + COMMON_MOTION * seen.pxx + placement,
                p.get(0, 1) + COMMON_MOTION * seen.pxy,
                p.get(1, 1) + COMMON_MOTION * seen.pyy + placement,
                dx,
                dy);
        boolean silent = own.state() == TrackingState.COASTING;
        double doubt = silent ? 1 : Math.max(1, distance / DOUBTED);
        double rxx = doubt * (COMMON_MOTION * seen.pxx + placement);
        double rxy = doubt * COMMON_MOTION * seen.pxy;
        double ryy = doubt * (COMMON_MOTION * seen.pyy + placement);
        double sxx = p.get(0, 0) + rxx;
        double sxy = p.get(0, 1) + rxy;
        double syy = p.get(1, 1) + ryy;
        double determinant = sxx * syy - sxy * sxy;
        // what is kept of the own position: I - K = R / S
        double[] keep = {
            (rxx * syy - rxy * sxy) / determinant,
            (rxy * sxx - rxx * sxy) / determinant,
            (rxy * syy - ryy * sxy) / determinant,
            (ryy * sxx - rxy * sxy) / determinant
        };
        double x = seen.x + keep[0] * dx + keep[1] * dy;
        double y = seen.y + keep[2] * dx + keep[3] * dy;
        double moved = Math.hypot(x - own.position().x(), y - own.position().y());
        double level = own.protectionLevel() + moved;
        if (probability >= SURE && !silent) {
            level = Math.min(level, seenLevel + Math.hypot(x - seen.x, y - seen.y));
        }
        double ownSigma = Math.sqrt(Math.max(p.get(0, 0), p.get(1, 1)));
        level = Math.max(level, moved + Math.min(own.protectionLevel(), spread(distance) * ownSigma));
        level = Math.max(level, moved + settingOff(own, ownSigma));
        double share = 0.5 * (keep[0] + keep[3]);
        Vector3 v = own.velocity();
        return new PoseEstimate(
                own.trackable(),
                own.stampNanos(),
                own.floor(),
                new Vector3(x, y, own.position().z()),
                own.orientation(),
                reduced(p, keep),
                new Vector3(seen.u + share * (v.x() - seen.u), seen.v + share * (v.y() - seen.v), v.z()),
                own.angularVelocity(),
                silent ? TrackingState.DEGRADED : own.state(),
                level,
                joined(own.sources(), sensors),
                own.existence(),
                own.label(),
                own.seq(),
                own.revision(),
                own.floorProbability());
    }

    private static double distance(double sxx, double sxy, double syy, double dx, double dy) {
        return (syy * dx * dx - 2 * sxy * dx * dy + sxx * dy * dy) / (sxx * syy - sxy * sxy);
    }

    /**
     * Standard deviations of the own position that the level reaches beyond it, as far as it is probable that what the
     * sensors show is wrong (as {@code integrity.SolutionSeparation} does).
     *
     * @param distance squared normalised distance of the two tracks
     */
    private static double spread(double distance) {
        double lie = Math.min(0, LIE + 0.5 * distance);
        return lie > RISK ? Math.sqrt(2 * (lie - RISK)) : 0;
    }

    /**
     * How far a body that stands by its own sources may have come unnoticed, m: sensors that are late or stuck show it standing as
     * well, so that the two agree.
     */
    private static double settingOff(PoseEstimate own, double ownSigma) {
        double speed = Math.hypot(own.velocity().x(), own.velocity().y());
        if (speed > MAY_STAND) {
            return 0;
        }
        return Math.min(FARTHEST_UNNOTICED, own.protectionLevel() - BESIDES * ownSigma);
    }

    /** (I - K) P (I - K)' + K R K': of the rows and columns of the plan, (I - K) P is left. */
    private static Covariance6 reduced(Covariance6 p, double[] keep) {
        double[] full = new double[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                full[6 * i + j] = p.get(i, j);
            }
        }
        for (int j = 0; j < 6; j++) {
            full[j] = keep[0] * p.get(0, j) + keep[1] * p.get(1, j);
            full[6 + j] = keep[2] * p.get(0, j) + keep[3] * p.get(1, j);
        }
        for (int i = 2; i < 6; i++) {
            full[6 * i] = full[i];
            full[6 * i + 1] = full[6 + i];
        }
        return Covariance6.ofRowMajor(full);
    }

    private static List<String> joined(List<String> own, List<String> sensors) {
        TreeSet<String> all = new TreeSet<>(own);
        all.addAll(sensors);
        return new ArrayList<>(all);
    }
}
