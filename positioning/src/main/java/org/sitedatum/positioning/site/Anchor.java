package org.sitedatum.positioning.site;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A UWB anchor.
 *
 * @param id anchor id
 * @param position m
 * @param floor floor id
 * @param covariance of the surveyed position, m^2
 * @param rangeBias m that ranges to it are long; NaN: not stated
 * @param rangeSigma standard deviation of its ranges, m; NaN: not stated
 */
public record Anchor(
        String id,
        Vector3 position,
        Optional<String> floor,
        Optional<Covariance3> covariance,
        double rangeBias,
        double rangeSigma) {}
