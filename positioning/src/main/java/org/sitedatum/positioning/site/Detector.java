package org.sitedatum.positioning.site;

import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A sensor of anonymous detections; absent numbers are NaN.
 *
 * @param id detector id
 * @param kind radar, lidar or camera
 * @param siteFromSensor its pose; empty: it moves and sends its pose inline
 * @param maxRange m
 * @param fieldOfView rad, full angle about its +x
 * @param sigmaRange m
 * @param sigmaAzimuth rad
 * @param latency s that its stamps are late
 * @param clutterPerScan expected false detections per scan
 * @param detectionProbability 0..1
 */
public record Detector(
        String id,
        String kind,
        Optional<RigidTransform> siteFromSensor,
        double maxRange,
        double fieldOfView,
        double sigmaRange,
        double sigmaAzimuth,
        double latency,
        double clutterPerScan,
        double detectionProbability) {}
