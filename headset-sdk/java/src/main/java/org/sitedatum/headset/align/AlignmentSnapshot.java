package org.sitedatum.headset.align;

import java.util.Arrays;
import org.sitedatum.headset.geometry.Pose;

/** An alignment at one instant, to be kept or sent. Immutable. */
public final class AlignmentSnapshot {

    private final Pose siteFromSession;
    private final double[] covariance;
    private final double tiltSigma;
    private final long revision;
    private final AlignmentQuality quality;
    private final AlignmentReason reason;

    AlignmentSnapshot(
            Pose siteFromSession,
            double[] covariance,
            double tiltSigma,
            long revision,
            AlignmentQuality quality,
            AlignmentReason reason) {
        this.siteFromSession = siteFromSession;
        this.covariance = covariance.clone();
        this.tiltSigma = tiltSigma;
        this.revision = revision;
        this.quality = quality;
        this.reason = reason;
    }

    /** The estimate, not smoothed: site coordinates of session coordinates, both with z up. */
    public Pose siteFromSession() {
        return siteFromSession;
    }

    /** Upper triangle, row by row, of x y z yaw at the wearer's head, site axes; m and rad; 10 numbers. */
    public double[] covariance() {
        return covariance.clone();
    }

    /**
     * Standard deviation of the tilt about each level axis, rad; 0 when gravity is trusted, infinite until it is known. The tilt
     * is uncorrelated with {@link #covariance} at the head.
     */
    public double tiltSigma() {
        return tiltSigma;
    }

    /** Grows with every change of the estimate. */
    public long revision() {
        return revision;
    }

    /** How far it can be relied on. */
    public AlignmentQuality quality() {
        return quality;
    }

    /** Why. */
    public AlignmentReason reason() {
        return reason;
    }

    @Override
    public String toString() {
        return "AlignmentSnapshot[" + siteFromSession + ", " + Arrays.toString(covariance) + ", tilt " + tiltSigma
                + ", revision " + revision + ", " + quality + ", " + reason + "]";
    }
}
