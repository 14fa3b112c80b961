package org.sitedatum.headset.align;

/**
 * After a blind second the session's frame is probably the old one, but it may be another that lies near it. Positions that
 * agree prove the place and not the yaw: until the wearer has walked far enough for the positions since then to tell a yaw of
 * their own, or a marker or place agrees, the old alignment holds on probation and is told as that uncertain.
 */
final class Probation {

    /** rad: a session that starts anew looks where the wearer does, who may have turned his head meanwhile. */
    static final double DOUBTED_YAW = Math.toRadians(30);

    /** m: another frame passes for the old one when its places agree to about as much as tag positions err. */
    static final double DOUBTED_PLACE = 0.3;

    /** rad: so well known from the new positions alone, an agreeing yaw is proven; content 2 m ahead errs by 10 cm. */
    private static final double PROVEN_YAW = Math.toRadians(3);

    /** Squared Mahalanobis distance of one number: 99.9 % of agreeing yaws lie within. */
    private static final double GATE = 10.83;

    private boolean isOn;

    boolean isOn() {
        return isOn;
    }

    void begin() {
        isOn = true;
    }

    void end() {
        isOn = false;
    }

    /** To be added to the place's variance per axis, m². */
    double placeVariance() {
        return isOn ? DOUBTED_PLACE * DOUBTED_PLACE : 0;
    }

    /** To be added to the yaw's variance, rad². */
    double yawVariance() {
        return isOn ? DOUBTED_YAW * DOUBTED_YAW : 0;
    }

    /** Holds an alignment against the points since; true when they tell another, which {@code start} has found. */
    boolean isRefuted(AlignmentStart start, AlignmentBank alignment) {
        if (!isOn || !start.fromPoints(alignment)) {
            return false;
        }
        AlignmentBank found = start.found();
        double variance = found.variance(AlignmentFilter.YAW, AlignmentFilter.YAW);
        double turn = Angles.wrap(found.state(AlignmentFilter.YAW) - alignment.state(AlignmentFilter.YAW));
        if (turn * turn > GATE * (variance + alignment.variance(AlignmentFilter.YAW, AlignmentFilter.YAW))) {
            return true;
        }
        isOn = variance > PROVEN_YAW * PROVEN_YAW;
        return false;
    }
}
