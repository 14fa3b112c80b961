package org.sitedatum.headset.client;

import org.sitedatum.headset.geometry.Pose;

/** Where the session lies in the site, as the node's engine fused it. Immutable. */
public final class ServerAlignment {

    private final Pose siteFromSession;
    private final long stampNanos;
    private final long revision;
    private final double sigma;
    private final double yawSigma;

    ServerAlignment(Pose siteFromSession, long stampNanos, long revision, double sigma, double yawSigma) {
        this.siteFromSession = siteFromSession;
        this.stampNanos = stampNanos;
        this.revision = revision;
        this.sigma = sigma;
        this.yawSigma = yawSigma;
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

    /** Standard deviation of the translation per horizontal axis, m. */
    public double sigma() {
        return sigma;
    }

    /** Standard deviation of the yaw, rad. */
    public double yawSigma() {
        return yawSigma;
    }
}
