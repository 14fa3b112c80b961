package org.sitedatum.positioning.scene;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;

/**
 * What was last published of an anonymous body.
 *
 * @param pose as published
 * @param seenNanos stamp of the last detection in it
 */
record LastPose(PoseEstimate pose, long seenNanos) {

    private static final TrackingState[] STATES = TrackingState.values();

    boolean isLost() {
        return pose.state() == TrackingState.LOST;
    }

    /** The last word on the body: it is lost. */
    LastPose lostAt(long stampNanos) {
        PoseEstimate end = new PoseEstimate(
                pose.trackable(),
                Math.max(pose.stampNanos(), stampNanos),
                pose.floor(),
                pose.position(),
                pose.orientation(),
                pose.covariance(),
                pose.velocity(),
                pose.angularVelocity(),
                TrackingState.LOST,
                pose.protectionLevel(),
                pose.sources(),
                0,
                pose.label(),
                pose.seq() + 1,
                pose.revision(),
                pose.floorProbability());
        return new LastPose(end, seenNanos);
    }

    void write(StateWriter out) {
        out.text(pose.trackable());
        out.whole(pose.stampNanos());
        out.text(pose.floor().orElse(""));
        write(pose.position(), out);
        Covariance6 p = pose.covariance();
        double[] upper = {p.get(0, 0), p.get(0, 1), p.get(0, 2), p.get(1, 1), p.get(1, 2), p.get(2, 2)};
        out.numbers(upper, upper.length);
        write(pose.velocity(), out);
        out.count(pose.state().ordinal());
        out.number(pose.protectionLevel());
        out.texts(pose.sources());
        out.number(pose.existence());
        out.text(pose.label().orElse(""));
        out.count(pose.seq());
        out.count(pose.revision());
        out.number(pose.floorProbability());
        out.whole(seenNanos);
    }

    private static void write(Vector3 v, StateWriter out) {
        out.number(v.x());
        out.number(v.y());
        out.number(v.z());
    }

    static LastPose read(StateReader in) {
        PoseEstimate pose = new PoseEstimate(
                in.text(),
                in.whole(),
                named(in.text()),
                readVector(in),
                Optional.empty(),
                Covariance6.ofPosition(readCovariance(in)),
                readVector(in),
                Optional.empty(),
                STATES[in.place(STATES.length)],
                in.finite(),
                in.texts(),
                in.finite(),
                named(in.text()),
                in.count(),
                in.count(),
                in.number());
        return new LastPose(pose, in.whole());
    }

    private static Optional<String> named(String text) {
        return Optional.of(text).filter(name -> !name.isEmpty());
    }

    private static Vector3 readVector(StateReader in) {
        return new Vector3(in.finite(), in.finite(), in.finite());
    }

    private static Covariance3 readCovariance(StateReader in) {
        double[] p = in.numbers();
        if (p.length != 6) {
            throw SnapshotRefusedException.corrupt("a covariance of " + p.length + " numbers");
        }
        return new Covariance3(p[0], p[1], p[2], p[3], p[4], p[5]);
    }
}
