package org.sitedatum.samples.demo;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.sensor.Delivery;
import org.sitedatum.samples.client.EventMessage;
import org.sitedatum.samples.client.PoseMessage;
import org.sitedatum.samples.client.RejectionMessage;

/**
 * Counts what goes in and comes out, and compares poses with the truth at their own stamps. Thread-safe: sensors, poses and
 * the console each have a thread.
 */
final class Scoreboard {

    private static final String LOST = "lost";

    private final BuildingTruth truth;
    private final long startNanos;
    private final double warmUpSeconds;
    private final Map<String, String> bodyOfTag = new LinkedHashMap<>();

    private final Map<TrackableKind, ErrorTally> recent = new EnumMap<>(TrackableKind.class);
    private final Map<TrackableKind, ErrorTally> settled = new EnumMap<>(TrackableKind.class);
    private final AnonymousTally recentAnonymous;
    private final AnonymousTally settledAnonymous;
    private final Map<String, Long> recentEvents = new TreeMap<>();
    private final Map<String, Long> events = new TreeMap<>();
    private final Map<String, BodyFlow> flows = new LinkedHashMap<>();
    private final Set<String> recentBodies = new HashSet<>();
    private final SentMessages messages = new SentMessages();
    private final LatencyTally recentLatency = new LatencyTally();
    private final LatencyTally settledLatency = new LatencyTally();
    private final Map<String, Long> refusedBySourceAndReason = new TreeMap<>();
    private long recentPoses;
    private long recentFixes;
    private long poses;
    private long fixes;

    /**
     * A scoreboard.
     *
     * @param startNanos begin of the run, ns since the Unix epoch
     * @param warmUpSeconds poses of these first seconds count in the blocks, not in the verdict
     */
    Scoreboard(Site site, BuildingTruth truth, long startNanos, double warmUpSeconds) {
        this.truth = truth;
        this.startNanos = startNanos;
        this.warmUpSeconds = warmUpSeconds;
        this.recentAnonymous = new AnonymousTally(truth, startNanos);
        this.settledAnonymous = new AnonymousTally(truth, startNanos);
        site.trackables().forEach(body -> {
            flows.put(body.id(), new BodyFlow());
            recent.computeIfAbsent(body.kind(), kind -> new ErrorTally());
            settled.computeIfAbsent(body.kind(), kind -> new ErrorTally());
            bodyOfTag.put(body.id(), body.id());
            body.tags().forEach(tag -> bodyOfTag.put(tag.id(), body.id()));
        });
    }

    /** A message is about to be handed to MQTT. */
    synchronized void sent(Delivery delivery, long nanoTime) {
        recentFixes += delivery.fixes().size();
        fixes += delivery.fixes().size();
        for (Fix fix : delivery.fixes()) {
            String body = bodyOfTag.getOrDefault(fix.header().trackable().orElse(""), "");
            messages.sent(body, fix.stampNanos(), nanoTime);
        }
    }

    /** A pose arrived. */
    synchronized void received(PoseMessage pose, long nanoTime) {
        BodyFlow flow = flows.get(pose.trackable());
        if (flow == null) {
            receivedAnonymous(pose);
            return;
        }
        poses++;
        recentPoses++;
        OptionalLong sent = messages.findCause(pose.trackable(), pose.stampNanos());
        sent.ifPresent(when -> recentLatency.add(nanoTime - when));
        if (pose.state().equals(LOST)) {
            return;
        }
        double second = (pose.stampNanos() - startNanos) * 1e-9;
        flow.poseAt(second);
        recentBodies.add(pose.trackable());
        TrackableKind kind = truth.kindOf(pose.trackable());
        compare(pose, recent.computeIfAbsent(kind, other -> new ErrorTally()));
        if (second >= warmUpSeconds) {
            compare(pose, settled.computeIfAbsent(kind, other -> new ErrorTally()));
            sent.ifPresent(when -> settledLatency.add(nanoTime - when));
        }
    }

    private void receivedAnonymous(PoseMessage pose) {
        if (pose.state().equals(LOST)) {
            return;
        }
        recentAnonymous.add(pose);
        if ((pose.stampNanos() - startNanos) * 1e-9 >= warmUpSeconds) {
            settledAnonymous.add(pose);
        }
    }

    /** An event arrived. */
    synchronized void happened(EventMessage event) {
        String what = event.kind() + " " + event.change();
        events.merge(what, 1L, Long::sum);
        recentEvents.merge(what, 1L, Long::sum);
    }

    /** A report about refused fixes arrived. */
    synchronized void refused(RejectionMessage message) {
        refusedBySourceAndReason.put(message.source() + " " + message.reason(), message.total());
    }

    /** What happened since the last call. */
    synchronized Block takeBlock() {
        Block block = new Block(
                recentPoses,
                recentFixes,
                recentBodies.size(),
                recentLatency.figures(),
                figures(recent),
                recentAnonymous.figures(0, 0),
                new TreeMap<>(recentEvents),
                refusals());
        recentAnonymous.clear();
        recentEvents.clear();
        recentPoses = 0;
        recentFixes = 0;
        recentBodies.clear();
        recentLatency.clear();
        recent.values().forEach(ErrorTally::clear);
        return block;
    }

    /** What happened from the end of the warm-up to {@code endNanos}. */
    synchronized Verdict verdict(long endNanos) {
        int from = (int) Math.ceil(warmUpSeconds);
        int to = (int) ((endNanos - startNanos) * 1e-9);
        Map<String, Double> shares = new LinkedHashMap<>();
        flows.forEach((body, flow) -> shares.put(body, flow.share(from, to)));
        return new Verdict(
                fixes,
                poses,
                settledLatency.figures(),
                figures(settled),
                shares,
                settledAnonymous.figures(from, to),
                new TreeMap<>(events),
                refusals());
    }

    /** Refused fixes by reason. */
    private Map<String, Long> refusals() {
        Map<String, Long> byReason = new TreeMap<>();
        refusedBySourceAndReason.forEach(
                (key, total) -> byReason.merge(key.substring(key.indexOf(' ') + 1), total, Long::sum));
        return byReason;
    }

    private void compare(PoseMessage pose, ErrorTally tally) {
        BodyState state = truth.stateAt(pose.trackable(), pose.stampNanos());
        tally.add(Math.hypot(
                pose.position().x() - state.position().x(),
                pose.position().y() - state.position().y()));
        pose.orientation().ifPresent(estimated -> tally.addHeading(headingError(state.orientation(), estimated)));
    }

    private static double headingError(Quaternion truth, Quaternion estimated) {
        double error = estimated.yaw() - truth.yaw();
        return Math.atan2(Math.sin(error), Math.cos(error));
    }

    private static Map<TrackableKind, ErrorFigures> figures(Map<TrackableKind, ErrorTally> tallies) {
        Map<TrackableKind, ErrorFigures> figures = new EnumMap<>(TrackableKind.class);
        tallies.forEach((kind, tally) -> figures.put(kind, tally.figures()));
        return figures;
    }
}
