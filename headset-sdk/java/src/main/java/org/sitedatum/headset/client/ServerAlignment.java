package org.sitedatum.headset.client;

import org.sitedatum.headset.geometry.Pose;

/** Where the session lies in the site, as the node's engine fused it. Immutable. */
public final class ServerAlignment {

    private final Pose siteFromSession;
    private final long stampNanos;
    private final long revision;
    private final double[] covariance;

    ServerAlignment(Pose siteFromSession, long stampNanos, long revision, double[] covariance) {
        this.siteFromSession = siteFromSession;
        this.stampNanos = stampNanos;
        this.revision = revision;
        this.covariance = covariance.clone();
    }

    /** Maps session coordinates to site coordinates, both with z up. */
    public Pose siteFromSession() {
        return siteFromSession;
    }

    /** When it holds, server's clock, ns since the Unix epoch. */
    public long stampNanos() {
        return stampNanos;
    }

    /** Counts the announcements. */
    public long revision() {
        return revision;
    }

    /** Standard deviation of the translation of the session's origin per horizontal axis, m. */
    public double sigma() {
        return Math.sqrt(0.5 * Math.max(0, covariance[0] + covariance[6]));
    }

    /** Standard deviation of the yaw, rad. */
    public double yawSigma() {
        return Math.sqrt(Math.max(0, covariance[20]));
    }

    /** Upper triangle of x y z rotX rotY rotZ, 21 numbers, of the session's origin in site axes; a copy. */
    public double[] covariance() {
        return covariance.clone();
    }
}
