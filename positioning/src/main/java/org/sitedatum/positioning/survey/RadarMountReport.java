package org.sitedatum.positioning.survey;

import java.util.List;
import org.sitedatum.frames.geometry.UncertainTransform;

/**
 * Where a radar stands and how it is turned.
 *
 * @param siteFromSensor its pose; height and roll are as given, without uncertainty
 * @param latency s by which its stamps are late; negative: early
 * @param latencySigma standard deviation of that, s
 * @param scans in which the walker was on the path at the stamp
 * @param matched scans of these in which a detection fits
 * @param rmsRange of the matched detections, m
 * @param rmsAzimuth of the matched detections, rad
 * @param noiseFactor spread of the residuals over what the sigmas promised; the covariance is grown by its square above 1
 * @param missed scans in which nothing was seen within an arm's reach and a step of the walker: out of view, or hidden
 * @param misfits scans in which something was seen there, but not where the walker was, the farthest off first
 */
public record RadarMountReport(
        UncertainTransform siteFromSensor,
        double latency,
        double latencySigma,
        int scans,
        int matched,
        double rmsRange,
        double rmsAzimuth,
        double noiseFactor,
        int missed,
        List<RadarMisfit> misfits) {

    /** Copies the list. */
    public RadarMountReport {
        misfits = List.copyOf(misfits);
    }
}
