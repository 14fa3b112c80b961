package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;

/**
 * How far a session's z axis is off the vertical, for a session whose gravity is not trusted: two tilt angles, found from
 * sightings that state a full orientation (markers and places), followed by a Kalman filter in the tangent plane of up. All
 * noises are the same about both axes, so the covariance is one number.
 *
 * <p>The result is {@code levelFromSession}, a frame with z up. It starts as the shortest arc from the session's z axis to up
 * and changes by shortest arcs, so a change of tilt is no change of heading; and it is turned about the wearer's head, so it
 * does not move the head either: whatever was estimated at the head in the level frame stays right. Allocates nothing.
 */
final class SessionTilt {

    /** rad: how far markers hang from what the site says of them; no sighting can tell. A spirit level shows as much. */
    private static final double SURVEY = Math.toRadians(0.5);

    /** rad: a sighting vaguer than that, a place without a heading, does not tell what is level to begin with. */
    private static final double VAGUE = Math.toRadians(10);

    /** rad per root second: a tracker that does not hold its frame by gravity, as its yaw drifts at walking speed. */
    private static final double WALK = DriftModel.YAW_PER_ROOT_METRE;

    /** Squared Mahalanobis distance of two numbers: 99.9 % of good sightings lie within. */
    private static final double GATE = 13.82;

    /** ns: so long unconfirmed, a tilt may be refuted by one marker that agrees with itself. */
    private static final long QUIET = 10_000_000_000L;

    private final PoseBuffer level = new PoseBuffer();
    private final PoseBuffer scratch = new PoseBuffer();
    private final PoseBuffer siteFromLevel = new PoseBuffer();
    private boolean isKnown;
    private boolean hasRestarted;
    private double variance;
    private long lastUsed;
    private double seenX;
    private double seenY;

    // the last sighting refused, which another that agrees confirms
    private boolean isDisputed;
    private double otherX;
    private double otherY;
    private double otherVariance;
    private String otherOf = "";

    boolean isKnown() {
        return isKnown;
    }

    /** {@code levelFromSession}; identity until the tilt is known. */
    PoseBuffer level() {
        return level;
    }

    /** Standard deviation per axis at a time, rad; infinite until the tilt is known. */
    double sigma(long time) {
        return isKnown ? Math.sqrt(grown(time) + SURVEY * SURVEY) : Double.POSITIVE_INFINITY;
    }

    /** True once after two sightings that agree overruled the tilt before. */
    boolean takeRestarted() {
        boolean was = hasRestarted;
        hasRestarted = false;
        return was;
    }

    /** The session's frame is another: nothing is known of it. */
    void forget() {
        level.set(0, 0, 0, 0, 0, 0, 1);
        isKnown = false;
        isDisputed = false;
        hasRestarted = false;
    }

    /** More uncertain by so much, rad. */
    void doubt(double sigma) {
        variance += sigma * sigma;
    }

    /**
     * A sighting that states a full orientation.
     *
     * @param what it is of: two sightings of different things confirm each other
     * @param session as the session has it
     * @param site as the site has it
     * @param sigma of its orientation per axis, rad
     * @param head where the head is in the session now
     */
    SightingResult seen(long time, String what, PoseBuffer session, Pose site, double sigma, PoseBuffer head) {
        double noise = sigma * sigma + SURVEY * SURVEY;
        measure(session, site);
        double squared = seenX * seenX + seenY * seenY;
        if (!isKnown) {
            if (sigma > VAGUE) {
                return SightingResult.TILTED;
            }
            begin(time, noise, head);
            return SightingResult.USED;
        }
        double before = grown(time);
        if (squared > GATE * (before + noise)) {
            return dispute(time, what, noise, head);
        }
        double gain = before / (before + noise);
        turn(level, gain * seenX, gain * seenY, 0, head, scratch);
        variance = (1 - gain) * before;
        lastUsed = Math.max(lastUsed, time);
        isDisputed = false;
        return SightingResult.USED;
    }

    /** Turns a frame by a rotation vector, rad, about a point of the session: the point stays where it is. */
    static void turn(PoseBuffer frame, double rx, double ry, double rz, PoseBuffer point, PoseBuffer scratch) {
        double angle = Math.sqrt(rx * rx + ry * ry + rz * rz);
        if (angle == 0) {
            return;
        }
        frame.applyInto(point.x(), point.y(), point.z(), scratch);
        double x = scratch.x();
        double y = scratch.y();
        double z = scratch.z();
        double k = Math.sin(0.5 * angle) / angle;
        scratch.set(0, 0, 0, k * rx, k * ry, k * rz, Math.cos(0.5 * angle));
        scratch.thenInto(frame, frame);
        double f = 1
                / Math.sqrt(frame.qx() * frame.qx()
                        + frame.qy() * frame.qy()
                        + frame.qz() * frame.qz()
                        + frame.qw() * frame.qw());
        frame.set(0, 0, 0, f * frame.qx(), f * frame.qy(), f * frame.qz(), f * frame.qw());
        frame.applyInto(point.x(), point.y(), point.z(), scratch);
        frame.moveTo(x - scratch.x(), y - scratch.y(), z - scratch.z());
    }

    /** By which shortest arc the level frame would have to be turned to be level by this sighting: its swing, rad. */
    private void measure(PoseBuffer session, Pose site) {
        level.thenInto(session, scratch);
        scratch.inverseInto(scratch);
        siteFromLevel.set(site);
        siteFromLevel.thenInto(scratch, siteFromLevel);
        double w = siteFromLevel.qw();
        double x = siteFromLevel.qx();
        double y = siteFromLevel.qy();
        double z = siteFromLevel.qz();
        double n = Math.sqrt(z * z + w * w);
        // upside down there is no heading: any will do
        double sx = n < 1e-9 ? x : (w * x + z * y) / n;
        double sy = n < 1e-9 ? y : (w * y - z * x) / n;
        double s = Math.sqrt(sx * sx + sy * sy);
        double f = s == 0 ? 0 : 2 * Math.atan2(s, n) / s;
        seenX = f * sx;
        seenY = f * sy;
    }

    private SightingResult dispute(long time, String what, double noise, PoseBuffer head) {
        double dx = seenX - otherX;
        double dy = seenY - otherY;
        boolean agrees = isDisputed && dx * dx + dy * dy <= GATE * (noise + otherVariance);
        if (agrees && (!what.equals(otherOf) || time - lastUsed > QUIET)) {
            begin(time, noise, head);
            hasRestarted = true;
            return SightingResult.USED;
        }
        isDisputed = true;
        otherX = seenX;
        otherY = seenY;
        otherVariance = noise;
        otherOf = what;
        return SightingResult.OUTLIER;
    }

    private void begin(long time, double noise, PoseBuffer head) {
        turn(level, seenX, seenY, 0, head, scratch);
        variance = noise;
        lastUsed = time;
        isKnown = true;
        isDisputed = false;
    }

    private double grown(long time) {
        return variance + WALK * WALK * Math.max(0, (time - lastUsed) * 1e-9);
    }
}
