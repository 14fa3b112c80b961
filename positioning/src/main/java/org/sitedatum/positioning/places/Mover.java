package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;

/** A body as others meet it: an upright cylinder that moves on its floor. Mutable; in a {@link MoverGrid} once it was heard. */
final class Mover {

    /** A velocity is believed for so long, s; after that a body stays where it got to. */
    private static final double LONGEST_PREDICTION = 1;

    /** The end of every bucket. */
    static final Mover NOBODY = new Mover("", 0, Upright.STRANGER);

    /** Bodies that met are still together though they are this much farther apart in height, m. */
    private static final double HYSTERESIS = 0.3;
    /** On stairs two bodies whose floors differ stand no farther apart in height, m: five steps. */
    private static final double STEPS = 1;
    /** Floors are not disputed by heights that are less sure, m. */
    private static final double SURE_HEIGHT = 0.6;
    /** Two bodies are on one floor when that is as probable as not. */
    private static final double SAME_FLOOR = 0.5;

    private final String id;
    private final double radius;
    private final Upright upright;
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
    private double zVariance;
    private double floorProbability = Double.NaN;

    // kept by the grid
    int cellX;
    int cellY;
    Mover nextInBucket;

    Mover(String id, double radius, Upright upright) {
        this.upright = upright;
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
        zVariance = pose.covariance().get(2, 2);
        floorProbability = pose.floorProbability();
    }

    PlacesState.Motion motion() {
        return new PlacesState.Motion(vx, vy, variance, zVariance, floorProbability);
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
        zVariance = motion.zVariance();
        floorProbability = motion.floorProbability();
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

    /**
     * True when the two may touch as far as heights and floors tell: on one floor unless one is surely above the other's head,
     * on two floors only on the stairs between, where they stand at one height.
     *
     * @param already whether they were together a moment ago
     */
    boolean isLevelWith(Mover other, boolean already) {
        double slack = already ? HYSTERESIS : 0;
        double sigma = Math.sqrt(zVariance + other.zVariance);
        if (floor != other.floor && floor != Zone.ANY_FLOOR && other.floor != Zone.ANY_FLOOR) {
            double apart = Math.abs(z - upright.stands() - (other.z - other.upright.stands()));
            return sigma <= SURE_HEIGHT && apart <= STEPS + slack;
        }
        return gapInHeight(other) <= sigma + slack && (already || isProbablyOnFloorOf(other));
    }

    /** Between the top of one and the bottom of the other, m; 0 when they overlap. */
    private double gapInHeight(Mover other) {
        double mineAbove = z - upright.below() - (other.z + other.upright.above());
        double othersAbove = other.z - other.upright.below() - (z + upright.above());
        return Math.max(0, Math.max(mineAbove, othersAbove));
    }

    private boolean isProbablyOnFloorOf(Mover other) {
        boolean said = floor == other.floor
                && floor != Zone.ANY_FLOOR
                && !Double.isNaN(floorProbability)
                && !Double.isNaN(other.floorProbability);
        return !said || floorProbability * other.floorProbability >= SAME_FLOOR;
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
