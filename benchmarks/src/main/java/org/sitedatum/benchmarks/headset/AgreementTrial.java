package org.sitedatum.benchmarks.headset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.place.SightedPlace;
import org.sitedatum.headset.place.Sighting;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.sensor.Delivery;
import org.sitedatum.samples.headset.HeadsetWalk;
import org.sitedatum.samples.headset.WalkSettings;

/** The sample building with two headsets and a robot on its upper floor, and things there that they look at. */
final class AgreementTrial {

    /** Who looks. */
    enum Looker {
        ROBOT("robot-4", "robot"),
        FUSED_HEADSET("headset-1", "first headset"),
        KIT_HEADSET("person-5", "second headset");

        private final String body;
        private final String words;

        Looker(String body, String words) {
            this.body = body;
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final double SETTLED = 15;
    private static final double FARTHEST = 5;
    private static final double SIGHT_SIGMA = 0.005;
    private static final double SIGHT_SHARE = 0.01;
    private static final double GRID = 3;
    private static final double TRACKED_METRES = 0.15;
    private static final double TRACKED_RADIANS = Math.toRadians(3);

    private final int seconds;
    private final AgreementTally single = new AgreementTally();
    private final AgreementTally combined = new AgreementTally();

    AgreementTrial(int seconds) {
        this.seconds = seconds;
    }

    int seconds() {
        return seconds;
    }

    /** By the last look of each alone. */
    AgreementTally single() {
        return single;
    }

    /** By what each makes of all its looks. */
    AgreementTally combined() {
        return combined;
    }

    void run(long seed) {
        BuildingSimulation simulation = new BuildingSimulation(seed, START);
        BuildingTruth truth = simulation.truth();
        PacedEngine engine = new PacedEngine(
                new PositioningEngine(simulation.building().site(), EngineOptions.defaults(), new EngineListener() {}));
        HeadsetWalk walk = new HeadsetWalk(
                simulation.building(),
                new BuildingTruth(simulation.building(), seed, 0),
                Looker.KIT_HEADSET.body,
                WalkSettings.USUAL.lasting(seconds),
                seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Vector3> things = things(simulation);
        Map<Vector3, Map<Looker, SightedPlace>> known = new HashMap<>();
        single.forgetPlaces();
        combined.forgetPlaces();
        for (int second = 1; second <= seconds; second++) {
            long stamp = START + second * SECOND;
            for (Delivery delivery : simulation.deliverUntil(stamp)) {
                for (Fix fix : delivery.fixes()) {
                    engine.accept(fix);
                }
            }
            engine.passTo(stamp);
            walk.walkTo(second);
            if (second <= SETTLED) {
                continue;
            }
            for (Looker looker : Looker.values()) {
                BodyState body = truth.stateAt(looker.body, stamp);
                for (Vector3 thing : things) {
                    if (sees(simulation, looker, body, thing)) {
                        double sigma = SIGHT_SIGMA + SIGHT_SHARE * thing.distanceTo(body.position());
                        Vector3 local =
                                body.siteFromBody().inverse().apply(thing).plus(noise(random, sigma));
                        told(looker, local, sigma, engine, walk, stamp)
                                .ifPresent(look -> look(known, looker, thing, look));
                    }
                }
            }
        }
    }

    /** Where a looker says that a thing is which it sees at a place before itself. */
    private static Optional<Sighting> told(
            Looker looker, Vector3 local, double sigma, PacedEngine engine, HeadsetWalk walk, long stamp) {
        if (looker == Looker.KIT_HEADSET) {
            return walk.sighting(stamp, local, sigma);
        }
        return engine.estimateAt(looker.body, stamp)
                .filter(AgreementTrial::isTracked)
                .flatMap(pose -> FusedSighting.of(pose, local, sigma));
    }

    /** As the kit says it of its own alignment: nobody measures with a pose that is not good to 0.15 m and 3 degrees. */
    private static boolean isTracked(PoseEstimate pose) {
        Covariance3 place = pose.covariance().position();
        double worst = Math.max(place.zz(), 0.5 * (place.xx() + place.yy()));
        return pose.state() != TrackingState.LOST
                && Math.sqrt(worst) <= TRACKED_METRES
                && Math.sqrt(pose.covariance().rotation().zz()) <= TRACKED_RADIANS;
    }

    private void look(Map<Vector3, Map<Looker, SightedPlace>> known, Looker looker, Vector3 thing, Sighting look) {
        SightedPlace place = known.computeIfAbsent(thing, key -> new EnumMap<>(Looker.class))
                .computeIfAbsent(looker, key -> new SightedPlace());
        place.seen(look);
        single.told(looker, thing, site(look.place()));
        combined.told(looker, thing, site(place.position().orElseThrow()));
    }

    private static Vector3 site(org.sitedatum.headset.geometry.Vector3 v) {
        return new Vector3(v.x(), v.y(), v.z());
    }

    private static boolean sees(BuildingSimulation simulation, Looker looker, BodyState body, Vector3 thing) {
        Vector3 way = thing.minus(body.position());
        double ahead = body.orientation().rotate(new Vector3(1, 0, 0)).dot(way) / way.norm();
        boolean isInView = looker == Looker.ROBOT || ahead > Math.cos(Math.toRadians(45));
        return way.norm() < FARTHEST
                && isInView
                && simulation.building().sight().isClearForLight(body.position(), thing);
    }

    private static Vector3 noise(SplittableRandom random, double sigma) {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(sigma);
    }

    /** Things at hip height in a grid over the upper floor. */
    private static List<Vector3> things(BuildingSimulation simulation) {
        double floor = simulation.building().site().floors().get(1).elevation();
        List<Vector3> things = new ArrayList<>();
        for (int column = 0; 1.5 + column * GRID < 40; column++) {
            for (int row = 0; 1.5 + row * GRID < 25; row++) {
                things.add(new Vector3(1.5 + column * GRID, 1.5 + row * GRID, floor + 1));
            }
        }
        return things;
    }
}
