package org.sitedatum.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;

/** A sensor that never stops and a consumer that refuses poses of a lower epoch than the highest it has seen. */
final class PoseWatch implements AutoCloseable {

    /** Between two fixes. */
    static final int PERIOD_MILLIS = 20;

    private static final String BODY = "phone";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicScheme topics = new TopicScheme(SyntheticRecording.SITE);
    private final EpochNanoClock clock = EpochNanoClock.system();
    private final PacedEnds ends;
    private final List<String> faults = new ArrayList<>();
    private final List<String> owners = new ArrayList<>();

    private long epoch;
    private long stampMicros;
    private long acceptedNanos = System.nanoTime();
    private long longestGapNanos;
    private long longestEverNanos;
    private long accepted;
    private long refused;
    /** The first after the longest silence so far. */
    private long stampAfterSilenceMicros;

    PoseWatch(BrokerAddress broker) {
        ends = new PacedEnds(broker, "phone", topics, List.of(topics.pose(BODY), topics.status()), this::hear);
        ends.every(PERIOD_MILLIS, this::sendFix);
    }

    private void sendFix() {
        long now = clock.epochNanos();
        PositionFix fix =
                new PositionFix(FixHeader.of("vps", now, now, BODY), "site", 2, 7, 1.4, Covariance3.isotropic(0.0009));
        ends.send(fix);
    }

    private synchronized void hear(String topic, JsonNode said) {
        if (topic.equals(topics.status())) {
            owners.add(said.get("state").textValue() + " " + said.get("owner").textValue() + " "
                    + said.get("epoch").longValue());
            return;
        }
        long poseEpoch = said.get("epoch").longValue();
        if (poseEpoch < epoch) {
            refused++;
            return;
        }
        long stamp = said.get("stamp").longValue();
        if (stamp <= stampMicros) {
            faults.add("epoch " + poseEpoch + " stamp " + stamp + " after epoch " + epoch + " stamp " + stampMicros);
        }
        long nowNanos = System.nanoTime();
        longestGapNanos = Math.max(longestGapNanos, nowNanos - acceptedNanos);
        if (nowNanos - acceptedNanos > longestEverNanos) {
            longestEverNanos = nowNanos - acceptedNanos;
            stampAfterSilenceMicros = stamp;
        }
        acceptedNanos = nowNanos;
        stampMicros = stamp;
        epoch = poseEpoch;
        accepted++;
    }

    /** Waits until poses have come for so long without a gap of a fifth of a second. */
    void awaitSteady(Duration time) {
        await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).until(() -> {
            takeLongestGapMillis();
            await().pollDelay(time).atMost(time.plusSeconds(2)).until(() -> true);
            return takeLongestGapMillis() < 200;
        });
    }

    /** The longest time without an accepted pose since the last call, the present silence included. */
    synchronized long takeLongestGapMillis() {
        long longest = Math.max(longestGapNanos, System.nanoTime() - acceptedNanos);
        longestGapNanos = 0;
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }

    /** Waits until a new owner's poses have come for half a second. */
    void awaitEpochAbove(long before) {
        await().atMost(PATIENCE).until(() -> epoch() > before);
        long atChange = accepted();
        await().atMost(PATIENCE).until(() -> accepted() >= atChange + 500 / PERIOD_MILLIS);
    }

    /** The longest time between two accepted poses since {@link #forgetGaps}. */
    synchronized long longestGapEverMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestEverNanos);
    }

    /** The stamp, us since the Unix epoch, of the first pose after the longest silence. */
    synchronized long stampAfterSilenceMicros() {
        return stampAfterSilenceMicros;
    }

    synchronized void forgetGaps() {
        longestEverNanos = 0;
    }

    /** How long there has been no accepted pose. */
    synchronized long silenceMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - acceptedNanos);
    }

    synchronized long epoch() {
        return epoch;
    }

    synchronized long accepted() {
        return accepted;
    }

    /** Poses of an epoch that was over. */
    synchronized long refused() {
        return refused;
    }

    /** Accepted poses that came twice or out of order. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized List<String> statuses() {
        return List.copyOf(owners);
    }

    @Override
    public void close() {
        ends.close();
    }
}
