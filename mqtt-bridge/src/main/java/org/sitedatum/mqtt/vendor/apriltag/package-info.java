/**
 * AprilTag detections as JSON. Read {@link org.sitedatum.mqtt.vendor.apriltag.AprilTagDecoder}.
 *
 * <p>Pixels, ROS stamps. Immutable; any thread.
 */
@NullMarked
package org.sitedatum.mqtt.vendor.apriltag;

import org.jspecify.annotations.NullMarked;
