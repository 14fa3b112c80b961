package org.sitedatum.positioning;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.fix.OdometryFix;

/**
 * Frames that bodies report their odometry in. They start anywhere and drift (REP-105 odom), so nothing but that body's own
 * motion can be stated in them. A frame counts from the first report in it until its body names another.
 */
final class MovingFrames {

    private final Map<String, String> frameOfBody = new HashMap<>();
    private final Map<String, String> bodyOfFrame = new HashMap<>();

    /** Hears a report about a body. */
    void hear(OdometryFix fix, String body) {
        note(fix.frame(), body);
    }

    /** A body reports its odometry in a frame. */
    void note(String frame, String body) {
        String before = frameOfBody.put(body, frame);
        if (!frame.equals(before)) {
            if (before != null) {
                bodyOfFrame.remove(before, body);
            }
            bodyOfFrame.put(frame, body);
        }
    }

    /** The body whose odometry a frame is. */
    Optional<String> findBody(String frame) {
        return Optional.ofNullable(bodyOfFrame.get(frame));
    }
}
