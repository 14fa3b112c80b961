package org.sitedatum.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;

/** Many bodies that are located ten times a second, evenly spread over time, and a consumer that keeps each one's longest gap. */
final class FleetWatch implements AutoCloseable {

    private static final int PERIOD_MILLIS = 100;
    private static final int SLICES = 10;
    private static final int STOREYS = 4;
    private static final int STOREY_HEIGHT = 3;

    private final TopicScheme topics = new TopicScheme(SyntheticRecording.SITE);
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final int bodies;
    private final int storeys;
    private final EpochNanoClock clock = EpochNanoClock.system();
    private final PacedEnds ends;
    private int slice;

    private static final class Seen {
        private long epoch;
        private long stampMicros;
        private long acceptedNanos;
        private long longestNanos;
        private long accepted;
        private long faults;
    }

    /** The small site with that many assets more. */
    static String siteWith(int bodies) {
        String assets = IntStream.range(0, bodies)
                .mapToObj(i -> "{\"id\": \"" + idOf(i) + "\", \"kind\": \"asset\", \"tags\": []}")
                .collect(Collectors.joining(",\n"));
        return SyntheticRecording.siteJson().replace("\"trackables\": [", "\"trackables\": [" + assets + ",");
    }

    /** A house of four storeys with that many assets, in so many sectors (1, 2 or 4), and the phone on the ground. */
    static String houseWith(int bodies, int sectors) {
        String floors = IntStream.range(0, STOREYS)
                .mapToObj(i -> "{\"id\": \"f%d\", \"name\": \"f\", \"elevation\": %s, \"height\": %s, \"outline\": []}"
                        .formatted(i, i * STOREY_HEIGHT, STOREY_HEIGHT))
                .collect(Collectors.joining(","));
        String assets = IntStream.range(0, bodies)
                .mapToObj(i -> "{\"id\": \"" + idOf(i) + "\", \"kind\": \"asset\", \"tags\": []}")
                .collect(Collectors.joining(","));
        String parts = IntStream.range(0, sectors)
                .mapToObj(i -> "{\"id\": \"s" + i + "\", \"floors\": ["
                        + IntStream.range(0, STOREYS)
                                .filter(floor -> floor % sectors == i)
                                .mapToObj(floor -> "\"f" + floor + "\"")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(","));
        return """
                {"id": "%s", "name": "House", "floors": [%s], "sectors": [%s],
                 "trackables": [{"id": "phone", "kind": "pedestrian", "tags": []}, %s]}
                """.formatted(SyntheticRecording.SITE, floors, parts, assets);
    }

    private static String idOf(int body) {
        return "asset-" + body;
    }

    FleetWatch(BrokerAddress broker, int bodies) {
        this(broker, bodies, 1);
    }

    /** With bodies spread evenly over so many storeys. */
    FleetWatch(BrokerAddress broker, int bodies, int storeys) {
        this.bodies = bodies;
        this.storeys = storeys;
        ends = new PacedEnds(broker, "fleet", topics, List.of(topics.poseFilter()), this::hear);
        ends.every(PERIOD_MILLIS / SLICES, this::sendSlice);
    }

    private void sendSlice() {
        for (int body = slice; body < bodies; body += SLICES) {
            long now = clock.epochNanos();
            PositionFix fix = new PositionFix(
                    FixHeader.of("vps-" + body, now, now, idOf(body)),
                    "site",
                    body % 10,
                    body / 10 % 10,
                    1 + STOREY_HEIGHT * (body % storeys),
                    Covariance3.isotropic(0.0009));
            ends.sendLater(fix);
        }
        ends.flush();
        slice = (slice + 1) % SLICES;
    }

    private synchronized void hear(String topic, JsonNode said) {
        String body = said.get("trackable").textValue();
        if (!body.startsWith("asset-")) {
            return;
        }
        Seen one = seen.computeIfAbsent(body, id -> new Seen());
        if (said.get("epoch").longValue() < one.epoch) {
            return;
        }
        long now = System.nanoTime();
        long stamp = said.get("stamp").longValue();
        one.faults += stamp <= one.stampMicros ? 1 : 0;
        one.longestNanos = one.accepted == 0 ? 0 : Math.max(one.longestNanos, now - one.acceptedNanos);
        one.acceptedNanos = now;
        one.stampMicros = stamp;
        one.epoch = said.get("epoch").longValue();
        one.accepted++;
    }

    /** Bodies that have been heard. */
    synchronized int heard() {
        return seen.size();
    }

    synchronized long accepted() {
        return seen.values().stream().mapToLong(one -> one.accepted).sum();
    }

    /** Accepted poses that came twice or out of order. */
    synchronized long faults() {
        return seen.values().stream().mapToLong(one -> one.faults).sum();
    }

    synchronized void forgetGaps() {
        seen.values().forEach(one -> one.longestNanos = 0);
    }

    /** Of each body the longest time between two accepted poses, ms, the shortest first. */
    synchronized long[] longestGapsMillis() {
        return seen.values().stream()
                .mapToLong(one -> TimeUnit.NANOSECONDS.toMillis(one.longestNanos))
                .sorted()
                .toArray();
    }

    @Override
    public void close() {
        ends.close();
    }
}
