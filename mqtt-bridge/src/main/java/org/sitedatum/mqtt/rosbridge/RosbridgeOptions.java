package org.sitedatum.mqtt.rosbridge;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.sitedatum.mqtt.ros.RosVersion;

/**
 * What is told to one rosbridge server.
 *
 * @param address {@code ws://host:port} or {@code wss://host:port}
 * @param site whose robots; empty: of the only site
 * @param version which ROS is behind it
 * @param mapFrame what ROS calls the site frame, usually {@code map}
 * @param prefix of the pose topics: {@code /prefix/robot/pose}
 * @param maxRate poses of one robot, 1/s
 * @param robots who is told
 */
public record RosbridgeOptions(
        URI address,
        Optional<String> site,
        RosVersion version,
        String mapFrame,
        String prefix,
        double maxRate,
        List<RosRobot> robots) {

    /** Copies the list. */
    public RosbridgeOptions {
        robots = List.copyOf(robots);
    }
}
