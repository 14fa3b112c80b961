/**
 * Tells robots where they are through a rosbridge server (rosbridge protocol v2: JSON over a WebSocket). Read {@link
 * org.sitedatum.mqtt.rosbridge.RosbridgeOutput} and {@link org.sitedatum.mqtt.rosbridge.RosbridgeLink} first.
 *
 * <p>REP-103 axes and units; REP-105: a robot that sends odometry gets {@code map -> odom}, another one {@code map -> base_link},
 * none gets both, for a frame has one parent.
 */
@NullMarked
package org.sitedatum.mqtt.rosbridge;

import org.jspecify.annotations.NullMarked;
