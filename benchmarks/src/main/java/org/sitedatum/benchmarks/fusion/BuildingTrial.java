package org.sitedatum.benchmarks.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.sensor.Delivery;
import org.sitedatum.samples.building.sensor.Watching;

/**
 * The simulated building of one seed, followed through a choice of its fixes. Every half second each body is asked for: its
 * own pose, unless it is lost; else the nearest pose without an identity within a metre on its floor that no other body
 * has. Causal: only what was received by then.
 */
final class BuildingTrial {

    /** Kinds of body, in the order of the table. */
    enum Kind {
        ROBOT,
        PERSON,
        HEADSET,
        ASSET,
        VISITOR
    }

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = SECOND / 2;
    private static final double NEAR = 1;
    private static final double SAME_FLOOR = 2.5;

    private final BuildingSimulation simulation;
    private final List<Fix> fixes = new ArrayList<>();
    private final int seconds;

    BuildingTrial(long seed, int seconds) {
        this.seconds = seconds;
        simulation = new BuildingSimulation(seed, START);
        for (int second = 1; second <= seconds; second++) {
            for (Delivery delivery : simulation.deliverUntil(START + second * SECOND)) {
                fixes.addAll(delivery.fixes());
            }
        }
    }

    /** Seconds after the start at which a fix was received. */
    static double receivedAt(Fix fix) {
        return 1e-9 * (fix.header().receivedNanos() - START);
    }

    /** Follows everybody through the fixes that pass, and scores the instants, in seconds after the start, that pass. */
    Map<Kind, Followed> run(Predicate<Fix> used, Predicate<Double> scored) {
        PacedEngine engine = new PacedEngine(
                new PositioningEngine(simulation.building().site(), EngineOptions.defaults(), new Silent()));
        Map<Kind, Followed> out = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            out.put(kind, new Followed());
        }
        int next = 0;
        Set<SensorKind> heard = EnumSet.noneOf(SensorKind.class);
        for (long stamp = START + STEP; stamp <= START + seconds * SECOND; stamp += STEP) {
            heard.clear();
            while (next < fixes.size() && fixes.get(next).header().receivedNanos() <= stamp) {
                Fix fix = fixes.get(next++);
                if (used.test(fix)) {
                    engine.accept(fix);
                    SensorKind.of(fix).ifPresent(heard::add);
                }
            }
            engine.passTo(stamp);
            if (scored.test(1e-9 * (stamp - START))) {
                score(engine, stamp, inView(heard, stamp), out);
            }
        }
        return out;
    }

    /** Who is, and was for the last second, in the view of a sensor of the kinds that are heard; tags are heard everywhere. */
    private Set<String> inView(Set<SensorKind> heard, long stamp) {
        Set<String> seen = new HashSet<>();
        for (long at = stamp; at > stamp - 3 * STEP; at -= STEP) {
            Set<String> now = new HashSet<>();
            if (heard.contains(SensorKind.UWB)) {
                now.addAll(simulation.truth().trackables());
            }
            if (heard.contains(SensorKind.VISION)) {
                addInView(simulation.cameras(), at, now);
            }
            if (heard.contains(SensorKind.RADAR)) {
                addInView(simulation.radars(), at, now);
            }
            if (at == stamp) {
                seen.addAll(now);
            }
            seen.retainAll(now);
        }
        return seen;
    }

    private static void addInView(List<Watching> sensors, long stamp, Set<String> out) {
        sensors.forEach(sensor -> out.addAll(sensor.inViewAt(stamp)));
    }

    private void score(PacedEngine engine, long stamp, Set<String> seen, Map<Kind, Followed> out) {
        BuildingTruth truth = simulation.truth();
        Map<String, Vector3> unnamed = new TreeMap<>();
        for (String body : truth.trackables()) {
            Vector3 place = truth.stateAt(body, stamp).position();
            Optional<PoseEstimate> own =
                    engine.estimateAt(body, stamp).filter(pose -> pose.state() != TrackingState.LOST);
            if (own.isPresent()) {
                out.get(kindOf(body))
                        .found(flat(place, own.get().position()), own.get().protectionLevel(), seen.contains(body));
            } else {
                unnamed.put(body, place);
            }
        }
        truth.visitors()
                .forEach(body -> unnamed.put(body, truth.stateAt(body, stamp).position()));
        scoreUnnamed(unnamed, engine.anonymousAt(stamp), seen, out);
    }

    /** Pairs bodies and poses without an identity, the nearest first. */
    private void scoreUnnamed(
            Map<String, Vector3> bodies, List<PoseEstimate> poses, Set<String> seen, Map<Kind, Followed> out) {
        record Pair(String body, PoseEstimate pose, double apart) {}
        List<Pair> pairs = new ArrayList<>();
        bodies.forEach((body, place) -> {
            for (PoseEstimate pose : poses) {
                boolean sameFloor = Math.abs(place.z() - pose.position().z()) < SAME_FLOOR;
                double apart = flat(place, pose.position());
                if (pose.state() != TrackingState.LOST && sameFloor && apart < NEAR) {
                    pairs.add(new Pair(body, pose, apart));
                }
            }
        });
        pairs.sort(Comparator.comparingDouble(Pair::apart));
        Set<String> taken = new HashSet<>();
        Set<String> left = new HashSet<>(bodies.keySet());
        for (Pair pair : pairs) {
            if (left.contains(pair.body()) && taken.add(pair.pose().trackable())) {
                left.remove(pair.body());
                out.get(kindOf(pair.body()))
                        .found(pair.apart(), pair.pose().protectionLevel(), seen.contains(pair.body()));
            }
        }
        left.forEach(body -> out.get(kindOf(body)).missed(seen.contains(body)));
    }

    private Kind kindOf(String body) {
        if (simulation.truth().visitors().contains(body)) {
            return Kind.VISITOR;
        }
        return switch (simulation.truth().kindOf(body)) {
            case VEHICLE -> Kind.ROBOT;
            case PEDESTRIAN -> Kind.PERSON;
            case HEADSET -> Kind.HEADSET;
            case ASSET -> Kind.ASSET;
        };
    }

    private static double flat(Vector3 a, Vector3 b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    /** The engine is asked, and need not tell. */
    private static final class Silent implements EngineListener {}
}
