package org.sitedatum.mqtt.codec;

import org.sitedatum.positioning.PoseEstimate;

/**
 * A pose as it travels.
 *
 * @param pose what is believed
 * @param epoch of the ownership under which it was published
 */
public record PublishedPose(PoseEstimate pose, long epoch) {}
