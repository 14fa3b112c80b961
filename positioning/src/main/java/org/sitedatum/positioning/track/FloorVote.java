package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.time.Snapshot;

/**
 * On which floor a body of fixed height is: the one whose height its estimate has reached, unless nearly all anchors it
 * hears are those of another (an exponential vote). Rewindable.
 */
final class FloorVote {

    private static final double GAIN = 0.02;
    /** Share of the ranges heard from another floor's anchors that overrules the estimated height. */
    private static final double SURE_ABOVE = 0.95;
    /** A body has arrived on a floor when this near to its height there, m. */
    private static final double ARRIVED_WITHIN = 0.5;

    private final SiteSensors sensors;
    private final BodyProfile profile;
    private final double[] share;
    private int floor;

    FloorVote(SiteSensors sensors, BodyProfile profile) {
        this.sensors = sensors;
        this.profile = profile;
        this.share = new double[Math.max(1, sensors.floors().size())];
    }

    void save(Snapshot out) {
        out.put(share, share.length);
        out.put(floor);
    }

    void restore(Snapshot in) {
        in.nextInto(share, share.length);
        floor = in.nextInt();
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
    }

    /** True when the site has more than one floor. */
    boolean isOneOfSeveral() {
        return share.length > 1;
    }

    /** Takes the floor whose tag height is nearest, once the body is clearly there. */
    void settle(double z) {
        int nearest = nearest(z);
        if (Math.abs(heightOn(nearest) - z) < ARRIVED_WITHIN) {
            floor = nearest;
        }
    }

    /** True when nearly all anchors heard lately are those of another floor. */
    boolean contradictsHeard() {
        return share[mostHeard()] > SURE_ABOVE && mostHeard() != floor;
    }

    /** True when nearly all anchors heard lately are those of the floor the body is on. */
    boolean isSure() {
        return share[floor] > SURE_ABOVE;
    }

    /** Moves to the floor of the anchors heard and returns the tag's height there, m in the site. */
    double moveToHeard() {
        floor = mostHeard();
        return heightOn(floor);
    }

    /** The tag's height on the floor nearest to a height, m in the site. */
    double nearestHeight(double z) {
        return heightOn(nearest(z));
    }

    private int nearest(double z) {
        int best = 0;
        for (int i = 1; i < share.length; i++) {
            if (Math.abs(heightOn(i) - z) < Math.abs(heightOn(best) - z)) {
                best = i;
            }
        }
        return best;
    }

    private int mostHeard() {
        int best = 0;
        for (int i = 1; i < share.length; i++) {
            if (share[i] > share[best]) {
                best = i;
            }
        }
        return best;
    }

    private double heightOn(int index) {
        return sensors.floors().get(index).elevation() + profile.trackable().height();
    }

    int floor() {
        return floor;
    }

    /** Site z of the body on this floor when its height is fixed, else {@code above} m over the floor. */
    double targetHeightOr(double above) {
        return profile.heightKnown()
                ? heightOn(floor)
                : sensors.floors().get(floor).elevation() + above;
    }
}
