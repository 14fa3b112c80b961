package org.sitedatum.mqtt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;

/**
 * What this node found while another spoke, and the other may have had no time to say: events of the last second, and after
 * a hand-over, when it is known where the other stopped, each body's newest pose. In the engine's turn only.
 */
final class Unsaid {
    /** Longer than an owner may be dead before this node speaks: a lease, an election and a connection. */
    private static final long EVENT_NANOS = 1_000_000_000L;

    /** Longer than a hand-over takes. */
    private static final long POSE_NANOS = 500_000_000L;

    private static final int MOST_EVENTS = 1_000;
    private static final long NEVER = Long.MIN_VALUE;

    private record Late(SiteEvent event, long atNanos) {}

    private final ArrayDeque<Late> events = new ArrayDeque<>();
    private final Map<String, PoseEstimate> poses = new LinkedHashMap<>();
    private long silentSinceNanos = NEVER;

    void keep(SiteEvent event, long nowNanos) {
        events.addLast(new Late(event, nowNanos));
        while (events.size() > MOST_EVENTS || events.getFirst().atNanos < nowNanos - EVENT_NANOS) {
            events.removeFirst();
        }
    }

    /** Whether poses are to be kept now. */
    boolean isHandOver() {
        return silentSinceNanos != NEVER;
    }

    /** Keeps a pose; false when the hand-over is taking so long that it is over. */
    boolean keep(PoseEstimate pose, long nowNanos) {
        if (nowNanos - silentSinceNanos > POSE_NANOS) {
            endHandOver();
            return false;
        }
        poses.put(pose.trackable(), pose);
        return true;
    }

    /** The other has said everything so far and goes on. */
    void forget() {
        events.clear();
        endHandOver();
    }

    /** The other has said everything so far and nothing more. */
    void beginHandOver(long nowNanos) {
        forget();
        silentSinceNanos = nowNanos;
    }

    private void endHandOver() {
        poses.clear();
        silentSinceNanos = NEVER;
    }

    /** Each body's newest pose that nobody has said, and none from now on. */
    List<PoseEstimate> takePoses(long nowNanos) {
        boolean isFresh = isHandOver() && nowNanos - silentSinceNanos <= POSE_NANOS;
        List<PoseEstimate> taken = isFresh ? new ArrayList<>(poses.values()) : List.of();
        endHandOver();
        return taken;
    }

    /** The events that perhaps nobody has said, and none from now on. */
    List<SiteEvent> takeEvents(long nowNanos) {
        List<SiteEvent> taken = events.stream()
                .filter(late -> late.atNanos >= nowNanos - EVENT_NANOS)
                .map(Late::event)
                .toList();
        events.clear();
        return taken;
    }
}
