package org.sitedatum.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;

/**
 * A body that rides up and down between the two sectors of a house, and a subscriber that looks for gaps and repetitions. Time
 * is that of a clock which all nodes share and which goes on only when the pose of the fix before has come: how busy the
 * machine is decides how long it takes, not what is seen.
 */
final class CrossingWatch implements AutoCloseable {

    static final String SITE = "house";
    /** Between two fixes, by the clock. */
    private static final int PERIOD_MILLIS = 20;

    private static final long LOOK_MILLIS = 5;

    private static final double STOREY = 3;
    /** On each floor, s. */
    private static final double STAY = 2;

    private static final double RIDE = 2.5;
    private static final long AROUND_MICROS = 300_000;
    /** A fix without a pose for so long has been refused, or the machine is very busy: then nothing is lost by going on. */
    private static final long REFUSED_NANOS = 1_000_000_000L;

    private final TopicScheme topics = new TopicScheme(SITE);
    private final DrivenClock clock;
    private final PacedEnds ends;
    private final long startNanos;
    private final List<String> faults = new ArrayList<>();
    private final List<String> fences = new ArrayList<>();
    private final List<Long> gapsAtTurns = new ArrayList<>();

    private long sentNanos;
    private long epoch;
    private long stampMicros;
    private long seq;
    private long acceptedNanos = System.nanoTime();
    private final List<Long> turnsMicros = new ArrayList<>();
    private final NavigableSet<Long> sentMicros = new TreeSet<>();
    private final NavigableSet<Long> shownMicros = new TreeSet<>();
    private long accepted;
    private long refused;

    /** With the clock of the nodes, which this sets from now on. */
    CrossingWatch(BrokerAddress broker, DrivenClock clock) {
        this.clock = clock;
        ends = new PacedEnds(
                broker,
                "rider",
                topics,
                List.of(topics.pose("rider"), topics.event("fence", "low"), topics.event("fence", "high")),
                this::hear);
        startNanos = clock.epochNanos();
        ends.every(LOOK_MILLIS, this::sendFix);
    }

    /** Two storeys, a sector each, a fence on both. */
    static String siteJson() {
        return """
                {"id": "house", "name": "House",
                 "floors": [{"id": "ground", "name": "Ground", "elevation": 0, "height": 3, "outline": []},
                            {"id": "upper", "name": "Upper", "elevation": 3, "height": 3, "outline": []}],
                 "fences": [{"id": "low", "floor": "ground", "region": {"centre": [5, 5], "radius": 3}},
                            {"id": "high", "floor": "upper", "region": {"centre": [5, 5], "radius": 3}}],
                 "trackables": [{"id": "rider", "kind": "pedestrian", "tags": []}],
                 "sectors": [{"id": "down", "floors": ["ground"]}, {"id": "up", "floors": ["upper"]}]}
                """;
    }

    private void sendFix() {
        if (isAwaited()) {
            return;
        }
        long now = clock.epochNanos() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
        clock.set(now);
        double t = 1e-9 * (now - startNanos) % (2 * (STAY + RIDE));
        double up = Math.max(0, Math.min(1, (t - STAY) / RIDE)) - Math.max(0, (t - 2 * STAY - RIDE) / RIDE);
        FixHeader header = new FixHeader(
                "vps",
                now,
                now,
                Optional.of("rider"),
                OptionalLong.empty(),
                Optional.of(up < 0.5 ? "ground" : "upper"),
                Optional.empty());
        PositionFix fix = new PositionFix(
                header, "site", 5, 5, 1.2 + STOREY * (0.5 - 0.5 * Math.cos(Math.PI * up)), Covariance3.isotropic(0.04));
        synchronized (this) {
            sentMicros.add(TimeUnit.NANOSECONDS.toMicros(now));
            sentNanos = System.nanoTime();
        }
        ends.send(fix);
    }

    /** Whether the pose of the last fix is still to come: the engine refuses one now and then. */
    private synchronized boolean isAwaited() {
        return !sentMicros.isEmpty()
                && !shownMicros.contains(sentMicros.last())
                && System.nanoTime() - sentNanos < REFUSED_NANOS;
    }

    private synchronized void hear(String topic, JsonNode said) {
        if (!topic.equals(topics.pose("rider"))) {
            fences.add(said.get("fence").textValue() + " " + said.get("change").textValue() + " "
                    + said.get("visit").longValue());
            return;
        }
        long poseEpoch = said.get("epoch").longValue();
        if (poseEpoch < epoch) {
            refused++;
            return;
        }
        long stamp = said.get("stamp").longValue();
        if (accepted > 0 && (stamp <= stampMicros || said.get("seq").longValue() != seq + 1)) {
            faults.add("epoch " + poseEpoch + " stamp " + stamp + " seq " + said.get("seq") + " after epoch " + epoch
                    + " stamp " + stampMicros + " seq " + seq);
        }
        long nowNanos = System.nanoTime();
        long gap = nowNanos - acceptedNanos;
        if (accepted > 0) {
            if (poseEpoch != epoch) {
                long asSent = TimeUnit.MICROSECONDS.toNanos(stamp - stampMicros);
                turnsMicros.add(stamp);
                gapsAtTurns.add(TimeUnit.NANOSECONDS.toMillis(gap - asSent));
            }
        }
        shownMicros.add(stamp);
        acceptedNanos = nowNanos;
        stampMicros = stamp;
        seq = said.get("seq").longValue();
        epoch = poseEpoch;
        accepted++;
    }

    /** From the present on. */
    synchronized void forget() {
        accepted = 0;
        refused = 0;
        faults.clear();
        fences.clear();
        gapsAtTurns.clear();
        turnsMicros.clear();
    }

    /** How often the body was heard from another owner, and by how much longer that took than the next fix, ms. */
    synchronized List<Long> gapsAtTurns() {
        return List.copyOf(gapsAtTurns);
    }

    synchronized long accepted() {
        return accepted;
    }

    /** Poses of an epoch that was over. */
    synchronized long refused() {
        return refused;
    }

    /** Fixes around the turns that no pose was accepted for; riding, one may be refused. */
    synchronized List<Long> missing() {
        return turnsMicros.stream()
                .flatMap(turn -> sentMicros.subSet(turn - AROUND_MICROS, turn + AROUND_MICROS).stream())
                .filter(stamp -> !shownMicros.contains(stamp) && stamp < shownMicros.last())
                .toList();
    }

    /** Accepted poses that came twice or out of order, or after one that is missing. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** Fence, change and visit, as they came. */
    synchronized List<String> fences() {
        return List.copyOf(fences);
    }

    @Override
    public void close() {
        ends.close();
    }
}
