package org.sitedatum.headset.align;

import org.sitedatum.headset.geometry.PoseBuffer;

/**
 * Tells a head that moves from a session whose frame jumped. A head has mass: within a frame it goes on nearly as before; a
 * recentre or a correction of the tracker's map does not. Allocates nothing.
 */
final class SessionMotion {

    /** What the newest head pose means. */
    enum Verdict {
        /** The first, or a head that moved on. */
        CONTINUOUS,
        /** The frame jumped under a head that moved on: {@link #turn} and the expected place say how. */
        FRAME_JUMPED,
        /** Poses were missing; the new one is where the wearer can have come to. */
        RESUMED,
        /** Poses were missing; the new one cannot be in the old frame. */
        FRAME_NEW
    }

    /** ns: over a longer pause a head's motion cannot be foretold. */
    private static final long LONGEST_STEP = 250_000_000L;

    /** m, and m/s²: jitter, and half of the sharpest acceleration of a head with a neck under it (6 g). */
    private static final double PLACE_JITTER = 0.04;

    private static final double PLACE_BEND = 30;

    /** rad, and rad/s²: jitter, and half of the sharpest turn of a head (Grossman 1988: some 100 to 200 rad/s²). */
    private static final double TURN_JITTER = 0.05;

    private static final double TURN_BEND = 100;

    /** m, m/s: how far a wearer gets while the headset is blind. */
    private static final double REACH = 0.3;

    private static final double REACH_SPEED = 2.0;

    /** s: the speed is averaged over so long, so that a tracker's jitter of a millimetre does not count as speed. */
    private static final double SPEED_MEMORY = 0.03;

    private final PoseBuffer last = new PoseBuffer();
    private boolean isKnown;
    private long lastTime;
    private double speedX;
    private double speedY;
    private double speedZ;
    private double turnRate;
    private double expectedX;
    private double expectedY;
    private double expectedZ;
    private double turn;
    private double seconds;

    /** Where the head was expected in the old frame, m. */
    double expectedX() {
        return expectedX;
    }

    double expectedY() {
        return expectedY;
    }

    double expectedZ() {
        return expectedZ;
    }

    /** Heading of the new frame in the old one, rad. */
    double turn() {
        return turn;
    }

    /** Time since the last pose, s; 0 for the first. */
    double seconds() {
        return seconds;
    }

    /** How uncertain a carried-over place is, m. */
    double placeSigma() {
        return 0.01 + 0.3 * PLACE_BEND * seconds * seconds;
    }

    /** How uncertain a carried-over heading is, rad. */
    double turnSigma() {
        return 0.005 + 0.3 * TURN_BEND * seconds * seconds;
    }

    /** The next pose is the first. */
    void forget() {
        isKnown = false;
    }

    /** Takes the next head pose; {@code resetTold} when the runtime said that its frame starts anew here. */
    Verdict next(long time, PoseBuffer head, boolean resetTold) {
        if (!isKnown) {
            seconds = 0;
            remember(time, head, 0, 0, 0, 0);
            return Verdict.CONTINUOUS;
        }
        seconds = (time - lastTime) * 1e-9;
        expectedX = last.x() + speedX * seconds;
        expectedY = last.y() + speedY * seconds;
        expectedZ = last.z() + speedZ * seconds;
        // R_expected R_new^-1, twist about the vertical
        double turned = twistFromTo(head, last);
        turn = Angles.wrap(turned + turnRate * seconds);
        double off = distance(head, expectedX, expectedY, expectedZ);
        if (time - lastTime > LONGEST_STEP) {
            double way = distance(head, last.x(), last.y(), last.z());
            remember(time, head, 0, 0, 0, 0);
            return resetTold || way > REACH + REACH_SPEED * seconds ? Verdict.FRAME_NEW : Verdict.RESUMED;
        }
        double square = seconds * seconds;
        if (resetTold
                || off > PLACE_JITTER + PLACE_BEND * square
                || Math.abs(turn) > TURN_JITTER + TURN_BEND * square) {
            double cos = Math.cos(turn);
            double sin = Math.sin(turn);
            // the speed goes on, told in the new frame
            remember(time, head, cos * speedX + sin * speedY, cos * speedY - sin * speedX, speedZ, turnRate);
            return Verdict.FRAME_JUMPED;
        }
        double f = 1 - Math.exp(-seconds / SPEED_MEMORY);
        remember(
                time,
                head,
                speedX + f * ((head.x() - last.x()) / seconds - speedX),
                speedY + f * ((head.y() - last.y()) / seconds - speedY),
                speedZ + f * ((head.z() - last.z()) / seconds - speedZ),
                turnRate + f * (-turned / seconds - turnRate));
        return Verdict.CONTINUOUS;
    }

    private void remember(long time, PoseBuffer head, double vx, double vy, double vz, double rate) {
        last.set(head);
        lastTime = time;
        isKnown = true;
        speedX = vx;
        speedY = vy;
        speedZ = vz;
        turnRate = rate;
    }

    private static double distance(PoseBuffer a, double x, double y, double z) {
        double dx = a.x() - x;
        double dy = a.y() - y;
        double dz = a.z() - z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Turn about the vertical that takes {@code from} to {@code to}, rad. */
    private static double twistFromTo(PoseBuffer from, PoseBuffer to) {
        // to * conjugate(from): only z and w matter
        double w = to.qw() * from.qw() + to.qx() * from.qx() + to.qy() * from.qy() + to.qz() * from.qz();
        double z = to.qz() * from.qw() - to.qw() * from.qz() - to.qx() * from.qy() + to.qy() * from.qx();
        return Angles.twist(z, w);
    }
}
