package org.sitedatum.headset.poses;

import java.util.Objects;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;

/** What the server told of a body: its pose at an instant and how it moves. Site frame. Immutable. */
public final class RemotePose {

    private final String id;
    private final String kind;
    private final long stampNanos;
    private final Pose pose;
    private final Vector3 velocity;
    private final double turnRate;
    private final MotionModel model;
    private final double sigma;
    private final double velocitySigma;

    /**
     * A told pose.
     *
     * @param id of the body
     * @param kind {@code pedestrian}, {@code vehicle}, {@code headset}, {@code asset} or another
     * @param stampNanos when it holds, server's clock, ns since the Unix epoch
     * @param pose of the body in the site
     * @param velocity site axes, m/s
     * @param turnRate about the vertical, rad/s
     * @param model how it is expected to go on
     * @param sigma standard deviation of the position per horizontal axis, m
     * @param velocitySigma of the velocity per axis, m/s
     */
    public RemotePose(
            String id,
            String kind,
            long stampNanos,
            Pose pose,
            Vector3 velocity,
            double turnRate,
            MotionModel model,
            double sigma,
            double velocitySigma) {
        if (!(sigma >= 0 && velocitySigma >= 0) || !Double.isFinite(turnRate + sigma + velocitySigma)) {
            throw new IllegalArgumentException("turn rate or uncertainty is no number");
        }
        this.id = Objects.requireNonNull(id);
        this.kind = Objects.requireNonNull(kind);
        this.stampNanos = stampNanos;
        this.pose = Objects.requireNonNull(pose);
        this.velocity = Objects.requireNonNull(velocity);
        this.turnRate = turnRate;
        this.model = Objects.requireNonNull(model);
        this.sigma = sigma;
        this.velocitySigma = velocitySigma;
    }

    /** Of the body. */
    public String id() {
        return id;
    }

    /** What kind of body it is. */
    public String kind() {
        return kind;
    }

    /** When it holds, server's clock, ns since the Unix epoch. */
    public long stampNanos() {
        return stampNanos;
    }

    /** Pose in the site. */
    public Pose pose() {
        return pose;
    }

    /** Site axes, m/s. */
    public Vector3 velocity() {
        return velocity;
    }

    /** About the vertical, rad/s. */
    public double turnRate() {
        return turnRate;
    }

    /** How it is expected to go on. */
    public MotionModel model() {
        return model;
    }

    /** Standard deviation of the position per horizontal axis, m. */
    public double sigma() {
        return sigma;
    }

    /** Standard deviation of the velocity per axis, m/s. */
    public double velocitySigma() {
        return velocitySigma;
    }

    /** How sharply such a body changes its velocity: spectral density of its acceleration's square root, m/s^1.5. */
    double agility() {
        switch (kind) {
            case "vehicle":
                return 0.5;
            case "asset":
                return 0.3;
            default:
                return 1.0;
        }
    }
}
