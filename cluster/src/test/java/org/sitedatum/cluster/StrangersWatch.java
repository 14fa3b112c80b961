package org.sitedatum.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.site.Site;

/**
 * Two people without a tag who walk to and fro between two halls, a sector each, against each other; a lidar in each hall sees
 * both everywhere. Time is that of a clock which all nodes share and which goes on when both have been shown.
 */
final class StrangersWatch implements AutoCloseable {

    static final String SITE = "halls";
    static final long PERIOD_MILLIS = 100;

    private static final double SPEED = 2;
    private static final double REACHED = 4;
    private static final double[] LANES = {3, 6};
    private static final double NEAR = 1;
    private static final long LOOK_MILLIS = 5;
    /** A scan that shows nobody new for so long has not, or the machine is very busy: then nothing is lost by going on. */
    private static final long UNSHOWN_NANOS = 1_000_000_000L;

    private final DrivenClock clock;
    private final PacedEnds ends;
    private final long startNanos;
    private final List<Set<String>> names = new ArrayList<>();
    private final List<Long> shownMicros = new ArrayList<>();
    private final List<Long> longestMicros = new ArrayList<>();
    private final Map<String, Long> epochs = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long sentMicros;
    private long sentNanos;
    private long scans;
    private long changes;

    StrangersWatch(BrokerAddress broker, DrivenClock clock) {
        this.clock = clock;
        TopicScheme topics = new TopicScheme(SITE);
        for (int walker = 0; walker < LANES.length; walker++) {
            names.add(new LinkedHashSet<>());
            shownMicros.add(0L);
            longestMicros.add(0L);
        }
        ends = new PacedEnds(broker, "lidars", topics, List.of(topics.poseFilter()), (topic, said) -> hear(said));
        startNanos = clock.epochNanos();
        ends.every(LOOK_MILLIS, this::goOn);
    }

    static String siteJson() {
        return """
                {"id": "halls", "name": "Halls",
                 "floors": [{"id": "west", "name": "West", "elevation": 0, "height": 5,
                             "outline": [[-9, 0], [0, 0], [0, 9], [-9, 9]]},
                            {"id": "east", "name": "East", "elevation": 0, "height": 5,
                             "outline": [[0, 0], [9, 0], [9, 9], [0, 9]]}],
                 "detectors": [{"id": "lidar-w", "kind": "lidar", "position": [-8, 4, 1], "orientation": [0, 0, 0, 1],
                                "maxRange": 20, "sigmaRange": 0.05, "sigmaAzimuth": 0.01, "clutterPerScan": 0.1,
                                "detectionProbability": 0.98},
                               {"id": "lidar-e", "kind": "lidar", "position": [8, 4, 1], "orientation": [0, 0, 0, 1],
                                "maxRange": 20, "sigmaRange": 0.05, "sigmaAzimuth": 0.01, "clutterPerScan": 0.1,
                                "detectionProbability": 0.98}],
                 "sectors": [{"id": "w", "floors": ["west"]}, {"id": "e", "floors": ["east"]}]}
                """;
    }

    private double x(int walker, double t) {
        return (walker == 0 ? REACHED : -REACHED) * Math.sin(SPEED / REACHED * t);
    }

    private double seconds(long micros) {
        return 1e-6 * (micros - TimeUnit.NANOSECONDS.toMicros(startNanos));
    }

    private synchronized void goOn() {
        boolean isShown = shownMicros.stream().allMatch(stamp -> stamp >= sentMicros);
        if (scans > 0 && !isShown && System.nanoTime() - sentNanos < UNSHOWN_NANOS) {
            return;
        }
        long now = clock.epochNanos() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
        clock.set(now);
        sentMicros = TimeUnit.NANOSECONDS.toMicros(now);
        sentNanos = System.nanoTime();
        // one of the two each time: a scan each would be two updates
        String lidar = ++scans % 2 == 0 ? "lidar-w" : "lidar-e";
        List<PositionDetection> seen = new ArrayList<>();
        for (int walker = 0; walker < LANES.length; walker++) {
            seen.add(new PositionDetection(
                    x(walker, seconds(sentMicros)),
                    LANES[walker],
                    1,
                    Optional.of(Covariance3.isotropic(0.0025)),
                    Optional.empty(),
                    Double.NaN,
                    Optional.empty()));
        }
        FixHeader header = new FixHeader(
                lidar, now, now, Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
        ends.send(new DetectionsFix(header, lidar, Site.FRAME, seen));
    }

    private synchronized void hear(JsonNode said) {
        String name = said.get("trackable").textValue();
        long stamp = said.get("stamp").longValue();
        long epoch = said.get("epoch").longValue();
        if (!said.get("state").textValue().equals("tracking") || epoch < epochs.getOrDefault(name, 0L)) {
            return;
        }
        changes += epoch > epochs.getOrDefault(name, epoch) ? 1 : 0;
        epochs.put(name, epoch);
        JsonNode place = said.get("position");
        for (int walker = 0; walker < LANES.length; walker++) {
            double dx = place.get(0).doubleValue() - x(walker, seconds(stamp));
            double dy = place.get(1).doubleValue() - LANES[walker];
            if (Math.hypot(dx, dy) < NEAR) {
                show(walker, name, stamp);
            }
        }
    }

    private void show(int walker, String name, long stamp) {
        long before = shownMicros.get(walker);
        if (stamp <= before) {
            faults.add(name + " at " + stamp + " after " + before);
        }
        names.get(walker).add(name);
        longestMicros.set(walker, Math.max(longestMicros.get(walker), before == 0 ? 0 : stamp - before));
        shownMicros.set(walker, stamp);
    }

    /** From the present on. */
    synchronized void forget() {
        names.forEach(Set::clear);
        longestMicros.replaceAll(longest -> 0L);
        faults.clear();
        changes = 0;
    }

    synchronized long scans() {
        return scans;
    }

    /** How often a body was heard from another owner. */
    synchronized long changes() {
        return changes;
    }

    /** The names under which each walker was shown. */
    synchronized List<Set<String>> names() {
        return names.stream().map(Set::copyOf).toList();
    }

    /** Of each walker the longest time between two poses by their stamps, ms. */
    synchronized List<Long> longestMillis() {
        return longestMicros.stream().map(TimeUnit.MICROSECONDS::toMillis).toList();
    }

    /** Poses of a walker that came twice or out of order. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        ends.close();
    }
}
