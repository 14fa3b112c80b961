package org.sitedatum.mqtt.rosbridge;

import java.util.Optional;

/**
 * A robot as ROS knows it.
 *
 * @param trackable the body's id here
 * @param name part of its topic: letters, digits, underscores, not beginning with a digit
 * @param odometry our id of the frame that its odometry fixes name; empty: it sends none
 * @param odomFrame what ROS calls that frame
 * @param baseFrame what ROS calls the body
 */
public record RosRobot(String trackable, String name, Optional<String> odometry, String odomFrame, String baseFrame) {

    /** A name that ROS takes, made of an id. */
    public static String nameOf(String id) {
        String name = id.replaceAll("[^A-Za-z0-9_]", "_");
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** Whether ROS takes a name. */
    public static boolean isName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** Whether tf2 takes a frame id: it refuses one that begins with a slash. */
    public static boolean isFrame(String frame) {
        return frame.matches("[A-Za-z0-9_][A-Za-z0-9_./-]{0,127}");
    }
}
