package org.sitedatum.positioning.fix;

import java.util.Optional;

/**
 * One return of a scan, in the sensor's own frame; absent numbers are NaN.
 *
 * @param range m
 * @param azimuth rad, counter-clockwise from the sensor's +x
 * @param elevation rad above the sensor's xy plane
 * @param radialVelocity m/s, positive when moving away from the sensor, whose own motion is not taken off
 * @param snr dB
 * @param localId the sensor's own track id
 */
public record ScanDetection(
        double range, double azimuth, double elevation, double radialVelocity, double snr, Optional<String> localId) {}
