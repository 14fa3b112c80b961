package org.sitedatum.headset.poses;

import org.sitedatum.headset.geometry.PoseBuffer;

/** Where a body is expected at the moment of display; filled by {@link RemotePoses#poseAt}. Reused frame by frame. */
public final class PredictedPose {

    private final PoseBuffer pose = new PoseBuffer();
    private double sigma;
    private double ageSeconds;
    private boolean isBeyondHorizon;

    /** Pose in the site, z up. */
    public PoseBuffer pose() {
        return pose;
    }

    /** Standard deviation of the position per horizontal axis, m; grows with the age of what is known. */
    public double sigma() {
        return sigma;
    }

    /** Time from what was told to the moment of display, s. */
    public double ageSeconds() {
        return ageSeconds;
    }

    /** True when what is known is so old that the body is shown where the horizon ends: fade it. */
    public boolean isBeyondHorizon() {
        return isBeyondHorizon;
    }

    /**
     * Fills in a prediction.
     *
     * <p>Turning: {@code x += v sin(w t)/w} along the heading of the velocity, {@code (1 - cos(w t))/w} across it (Bar-Shalom
     * 2001, section 11.7.1). Variance: {@code s² + t² sv² + q t³/3}; what lies beyond the horizon adds the speed times
     * that time.
     */
    void fill(RemotePose told, double seconds, double horizon) {
        double t = Math.max(0, Math.min(seconds, horizon));
        double beyond = Math.max(0, seconds - horizon);
        double vx = told.velocity().x();
        double vy = told.velocity().y();
        double vz = told.velocity().z();
        double turn = told.model() == MotionModel.CONSTANT_TURN ? told.turnRate() * t : 0;
        double x = 0;
        double y = 0;
        double z = 0;
        if (told.model() != MotionModel.STILL) {
            double along = Math.abs(turn) < 1e-4 ? t * (1 - turn * turn / 6) : t * Math.sin(turn) / turn;
            double across = Math.abs(turn) < 1e-4 ? 0.5 * t * turn : t * (1 - Math.cos(turn)) / turn;
            x = along * vx - across * vy;
            y = along * vy + across * vx;
            z = t * vz;
        }
        double s = Math.sin(0.5 * turn);
        double c = Math.cos(0.5 * turn);
        pose.set(told.pose());
        // Rz(turn) * orientation
        double qx = pose.qx();
        double qy = pose.qy();
        double qz = pose.qz();
        double qw = pose.qw();
        pose.set(
                pose.x() + x,
                pose.y() + y,
                pose.z() + z,
                c * qx - s * qy,
                c * qy + s * qx,
                c * qz + s * qw,
                c * qw - s * qz);
        double agility = told.agility();
        double speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
        double unknown = told.model() == MotionModel.STILL ? 0 : speed * beyond;
        sigma = Math.sqrt(told.sigma() * told.sigma()
                + seconds * seconds * told.velocitySigma() * told.velocitySigma()
                + agility * agility * Math.abs(seconds * seconds * seconds) / 3
                + unknown * unknown);
        ageSeconds = seconds;
        isBeyondHorizon = beyond > 0;
    }

    /** Fills in a pose between two that were told. */
    void fillBetween(RemotePose a, RemotePose b, double s) {
        double dot = a.pose().qx() * b.pose().qx()
                + a.pose().qy() * b.pose().qy()
                + a.pose().qz() * b.pose().qz()
                + a.pose().qw() * b.pose().qw();
        double u = dot < 0 ? -s : s;
        double qx = (1 - s) * a.pose().qx() + u * b.pose().qx();
        double qy = (1 - s) * a.pose().qy() + u * b.pose().qy();
        double qz = (1 - s) * a.pose().qz() + u * b.pose().qz();
        double qw = (1 - s) * a.pose().qw() + u * b.pose().qw();
        double f = 1 / Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        pose.set(
                (1 - s) * a.pose().position().x() + s * b.pose().position().x(),
                (1 - s) * a.pose().position().y() + s * b.pose().position().y(),
                (1 - s) * a.pose().position().z() + s * b.pose().position().z(),
                f * qx,
                f * qy,
                f * qz,
                f * qw);
        sigma = (1 - s) * a.sigma() + s * b.sigma();
        ageSeconds = -(1 - s) * (b.stampNanos() - a.stampNanos()) * 1e-9;
        isBeyondHorizon = false;
    }
}
