package org.sitedatum.positioning.replay;

import java.util.OptionalDouble;

/**
 * How well one identified body was followed. Every figure but the first two is NaN when there was no pose to score.
 *
 * @param poses truth stamps at which there was an estimate that was not lost
 * @param availability the share of scored truth stamps that is; NaN when none was to be scored
 * @param rmse2d root mean square horizontal error, m
 * @param rmse3d root mean square error, m
 * @param median2d median horizontal error, m
 * @param p95 95th percentile of the horizontal error, m
 * @param max greatest horizontal error, m
 * @param headingRmseDeg root mean square heading error, degrees; empty unless truth and poses have orientations
 * @param nees95 share of horizontal errors inside the 95 % ellipse of the pose's own covariance
 * @param plExceeded share of poses whose horizontal error exceeds their protection level
 * @param plMedian median protection level, m
 */
public record TrackableScore(
        long poses,
        double availability,
        double rmse2d,
        double rmse3d,
        double median2d,
        double p95,
        double max,
        OptionalDouble headingRmseDeg,
        double nees95,
        double plExceeded,
        double plMedian) {}
