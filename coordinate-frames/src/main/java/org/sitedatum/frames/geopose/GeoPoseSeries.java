package org.sitedatum.frames.geopose;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * The Series targets: poses of one frame over time. Regular when the instants are evenly spaced, irregular when not.
 *
 * @param transition what holds between the poses
 * @param outer origin of the east-north-up plane
 * @param frames at least one, none before the one that precedes it
 * @param interPoseMillis the even spacing, ms; empty: an irregular series
 */
public record GeoPoseSeries(
        TransitionModel transition, Geodetic outer, List<TimedFrame> frames, OptionalLong interPoseMillis) {

    /** Copies the list; an empty or disordered one is an {@link IllegalArgumentException}. */
    public GeoPoseSeries {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a series has at least one pose");
        }
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i).validTimeMillis() < frames.get(i - 1).validTimeMillis()) {
                throw new IllegalArgumentException("pose " + i + " is earlier than the one before");
            }
        }
        if (interPoseMillis.isPresent() && !isSpaced(frames, interPoseMillis.getAsLong())) {
            throw new IllegalArgumentException(
                    "the poses are not " + interPoseMillis.getAsLong() + " ms apart each, as a regular series is");
        }
    }

    /**
     * A regular series.
     *
     * @param startMillis instant of the first pose, ms since the Unix epoch
     * @param interPoseMillis between two poses, not negative
     */
    public static GeoPoseSeries regular(
            TransitionModel transition,
            Geodetic outer,
            long startMillis,
            long interPoseMillis,
            List<RigidTransform> poses) {
        TimedFrame[] frames = new TimedFrame[poses.size()];
        for (int i = 0; i < frames.length; i++) {
            long step = Math.multiplyExact(interPoseMillis, (long) i);
            frames[i] = new TimedFrame(Math.addExact(startMillis, step), poses.get(i));
        }
        return new GeoPoseSeries(transition, outer, List.of(frames), OptionalLong.of(interPoseMillis));
    }

    /** An irregular series. */
    public static GeoPoseSeries irregular(TransitionModel transition, Geodetic outer, List<TimedFrame> frames) {
        return new GeoPoseSeries(transition, outer, frames, OptionalLong.empty());
    }

    private static boolean isSpaced(List<TimedFrame> frames, long spacing) {
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i).validTimeMillis() - frames.get(i - 1).validTimeMillis() != spacing) {
                return false;
            }
        }
        return spacing >= 0;
    }

    /** Instant of the first pose, ms since the Unix epoch. */
    public long startMillis() {
        return frames.get(0).validTimeMillis();
    }

    /** Instant of the last pose, ms since the Unix epoch. */
    public long stopMillis() {
        return frames.get(frames.size() - 1).validTimeMillis();
    }

    /** The pose at an instant; empty before the first, after the last, and between two unless interpolation is allowed. */
    public Optional<FramePose> find(long millis) {
        return Transitions.find(frames, transition, millis).map(pose -> new FramePose(outer, pose));
    }
}
