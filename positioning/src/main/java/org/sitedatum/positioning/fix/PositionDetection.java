package org.sitedatum.positioning.fix;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;

/**
 * One anonymous position.
 *
 * @param x m
 * @param y m
 * @param z m; NaN: not measured
 * @param covariance m^2; empty: not stated
 * @param label class name given by the detector
 * @param score detector confidence 0..1; NaN: not stated
 * @param localId the detector's own track id
 */
public record PositionDetection(
        double x,
        double y,
        double z,
        Optional<Covariance3> covariance,
        Optional<String> label,
        double score,
        Optional<String> localId) {}
