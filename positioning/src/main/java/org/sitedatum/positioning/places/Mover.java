package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;

/** A body as others meet it: a disc that moves. Mutable; in a {@link MoverGrid} once it was heard. */
final class Mover {

    /** A velocity is believed for so long, s; after that a body stays where it got to. */
    private static final double LONGEST_PREDICTION = 1;

    /** The end of every bucket. */
    static final Mover NOBODY = new Mover("", 0);

    private final String id;
    private final double radius;
    private final List<Meeting> meetings = new ArrayList<>(2);
    private boolean known;
    private int floor = Zone.ANY_FLOOR;
    private long stampNanos;
    private double x;
    private double y;
    private double z;
    private double vx;
    private double vy;
    private double variance;

    // kept by the grid
    int cellX;
    int cellY;
    Mover nextInBucket;

    Mover(String id, double radius) {
        this.id = id;
        this.radius = radius;
        this.nextInBucket = this;
    }

    void hear(PoseEstimate pose, int newFloor) {
        known = true;
        floor = newFloor;
        stampNanos = pose.stampNanos();
        x = pose.position().x();
        y = pose.position().y();
        z = pose.position().z();
        vx = pose.velocity().x();
        vy = pose.velocity().y();
        variance = 0.5 * (pose.covariance().get(0, 0) + pose.covariance().get(1, 1));
    }

    PlacesState.Motion motion() {
        return new PlacesState.Motion(vx, vy, variance);
    }

    /** Becomes what it was for another engine. */
    void resume(BodyPlace body, PlacesState.Motion motion) {
        known = true;
        floor = body.floor();
        stampNanos = body.heardNanos();
        x = body.now().x();
        y = body.now().y();
        z = body.now().z();
        vx = motion.vx();
        vy = motion.vy();
        variance = motion.variance();
    }

    String id() {
        return id;
    }

    /** m. */
    double radius() {
        return radius;
    }

    /** False for a body of a snapshot that was not heard since. */
    boolean isKnown() {
        return known;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** Predicted to a stamp, m. */
    double xAt(long atNanos) {
        return x + vx * predictionTo(atNanos);
    }

    /** Predicted to a stamp, m. */
    double yAt(long atNanos) {
        return y + vy * predictionTo(atNanos);
    }

    private double predictionTo(long atNanos) {
        return Math.max(-LONGEST_PREDICTION, Math.min(LONGEST_PREDICTION, 1e-9 * (atNanos - stampNanos)));
    }

    Vector3 positionAt(long atNanos) {
        return new Vector3(xAt(atNanos), yAt(atNanos), z);
    }

    double vx() {
        return vx;
    }

    double vy() {
        return vy;
    }

    double speed() {
        return Math.hypot(vx, vy);
    }

    /** Mean variance of the plan position, m^2. */
    double variance() {
        return variance;
    }

    boolean isOnFloorOf(Mover other) {
        return floor == other.floor || floor == Zone.ANY_FLOOR || other.floor == Zone.ANY_FLOOR;
    }

    /** Takes part in a meeting. */
    void add(Meeting meeting) {
        int at = meetings.size();
        while (at > 0 && meetings.get(at - 1).other(this).id.compareTo(meeting.other(this).id) > 0) {
            at--;
        }
        meetings.add(at, meeting);
    }

    /** What it takes part in, in the order of the other's id. */
    List<Meeting> meetings() {
        return meetings;
    }

    boolean meets(Mover other) {
        for (int i = 0; i < meetings.size(); i++) {
            if (meetings.get(i).involves(other)) {
                return true;
            }
        }
        return false;
    }
}
