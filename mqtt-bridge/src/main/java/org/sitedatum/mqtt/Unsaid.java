package org.sitedatum.mqtt;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;

/**
 * What this node found while another spoke, and the other may have had no time to say: events of the last second, and after
 * a hand-over, when it is known what the other said last, each body's newest pose. In the engine's turn only.
 */
final class Unsaid {
    /** Longer than an owner may be dead before this node speaks: a lease, an election and a connection. */
    private static final long EVENT_NANOS = 1_000_000_000L;

    /** Longer than a hand-over takes. */
    private static final long POSE_NANOS = 500_000_000L;

    /** Longer than an engine is behind another that hears the same, on a machine that still serves. */
    private static final long BEHIND_NANOS = 2_000_000_000L;

    private static final int MOST_EVENTS = 1_000;

    private record LateEvent(SiteEvent event, long atNanos) {}

    private record LatePose(PoseEstimate pose, long atNanos) {}

    /** The other's end: when this node heard of it, and what the other said last. */
    private record Silence(long sinceNanos, LastWords words) {}

    private final ArrayDeque<LateEvent> events = new ArrayDeque<>();
    private final Map<String, LatePose> poses = new HashMap<>();
    private Optional<Silence> silence = Optional.empty();
    /** What the other said last, while this node's engine may be behind it. */
    private Optional<Silence> said = Optional.empty();

    private long tidiedNanos;

    void keep(SiteEvent event, long nowNanos) {
        events.addLast(new LateEvent(event, nowNanos));
        while (events.size() > MOST_EVENTS || events.getFirst().atNanos < nowNanos - EVENT_NANOS) {
            events.removeFirst();
        }
    }

    /** Keeps a body's newest pose. */
    void keep(PoseEstimate pose, long nowNanos) {
        if (nowNanos - tidiedNanos > POSE_NANOS) {
            tidiedNanos = nowNanos;
            poses.values().removeIf(late -> nowNanos - late.atNanos > POSE_NANOS);
        }
        poses.put(pose.trackable(), new LatePose(pose, nowNanos));
    }

    /** Whether the other has said its last and this node has not spoken yet; false when that is taking too long. */
    boolean isHandOver(long nowNanos) {
        silence = silence.filter(one -> nowNanos - one.sinceNanos <= POSE_NANOS);
        return silence.isPresent();
    }

    /** The other has said everything so far and goes on. */
    void forget() {
        events.clear();
        poses.clear();
        silence = Optional.empty();
    }

    /** The other says nothing more. */
    void beginHandOver(LastWords words, long nowNanos) {
        events.removeIf(late -> late.event.sequence() <= words.eventSequence());
        silence = Optional.of(new Silence(nowNanos, words));
        said = silence;
    }

    /** Whether the other has said this pose, or a later one of the body, before it fell silent. */
    boolean wasSaid(PoseEstimate pose, long nowNanos) {
        said = said.filter(one -> nowNanos - one.sinceNanos <= BEHIND_NANOS);
        return said.isPresent()
                && pose.stampNanos() <= said.get().words.poseNanos().getOrDefault(pose.trackable(), Long.MIN_VALUE);
    }

    /** Each body's newest pose that nobody has said, and none from now on. */
    List<PoseEstimate> takePoses(long nowNanos) {
        List<PoseEstimate> taken = isHandOver(nowNanos) ? unsaid(silence.orElseThrow()) : List.of();
        poses.clear();
        silence = Optional.empty();
        return taken;
    }

    private List<PoseEstimate> unsaid(Silence since) {
        return poses.values().stream()
                .filter(late -> late.atNanos >= since.sinceNanos - POSE_NANOS)
                .map(LatePose::pose)
                .filter(pose ->
                        pose.stampNanos() > since.words.poseNanos().getOrDefault(pose.trackable(), Long.MIN_VALUE))
                .toList();
    }

    /** The events that perhaps nobody has said, and none from now on. */
    List<SiteEvent> takeEvents(long nowNanos) {
        List<SiteEvent> taken = events.stream()
                .filter(late -> late.atNanos >= nowNanos - EVENT_NANOS)
                .map(LateEvent::event)
                .toList();
        events.clear();
        return taken;
    }
}
