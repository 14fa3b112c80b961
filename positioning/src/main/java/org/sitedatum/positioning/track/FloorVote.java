package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.site.Floor;

/**
 * On which floor a body is, by the anchors it hears: an exponential vote with hysteresis. Decides the height of a body
 * whose height above its floor is fixed. Rewindable.
 */
final class FloorVote {

    private static final double GAIN = 0.02;
    private static final double SWITCH_ABOVE = 0.7;

    private final SiteSensors sensors;
    private final BodyProfile profile;
    private final double[] share;
    private int floor;

    FloorVote(SiteSensors sensors, BodyProfile profile) {
        this.sensors = sensors;
        this.profile = profile;
        this.share = new double[Math.max(1, sensors.floors().size())];
    }

    void copyFrom(FloorVote other) {
        System.arraycopy(other.share, 0, share, 0, share.length);
        floor = other.floor;
    }

    /** Starts on the floor a height belongs to. */
    void startAt(double z) {
        Arrays.fill(share, 0);
        floor = sensors.floorAt(z);
        share[floor] = 1;
    }

    void heard(String anchor) {
        if (share.length == 1) {
            return;
        }
        int heard = sensors.anchorFloor(sensors.anchorIndex(anchor));
        for (int i = 0; i < share.length; i++) {
            share[i] += GAIN * ((i == heard ? 1 : 0) - share[i]);
        }
        if (share[heard] > SWITCH_ABOVE) {
            floor = heard;
        }
    }

    int floor() {
        return floor;
    }

    /** Site z of the body on this floor when its height is fixed, else {@code above} m over the floor. */
    double targetHeightOr(double above) {
        return profile.heightKnown()
                ? targetHeight()
                : sensors.floors().get(floor).elevation() + above;
    }

    /** Site z of a tag of fixed height on this floor, m. */
    double targetHeight() {
        Floor surface = sensors.floors().get(floor);
        return surface.elevation() + profile.trackable().height();
    }
}
