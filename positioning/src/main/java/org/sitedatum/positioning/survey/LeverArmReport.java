package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Where a tag sits on its body.
 *
 * @param leverArm m in the body frame
 * @param covariance m^2 in the body frame
 * @param offset m by which the tag's positions lie beside the poses' in the site, horizontally: two systems that do not agree
 * @param offsetSigma standard deviation of either component, m
 * @param turnedDeg how far the headings of the walk spread about their mean, degrees, circular standard deviation
 * @param used measurements that had a pose at their stamp
 * @param rms of the residuals, m
 * @param suspicious measurements more than 3.3 standard deviations off
 */
public record LeverArmReport(
        Vector3 leverArm,
        Covariance3 covariance,
        Vector3 offset,
        double offsetSigma,
        double turnedDeg,
        int used,
        double rms,
        int suspicious) {}
