package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Site;

/** Bodies without an identity as the engine publishes them. */
class SceneTest {

    private static final Site SITE = CrowdSimulation.site("radar", "east", "moving");

    private final List<PoseEstimate> heard = new ArrayList<>();
    private final PositioningEngine engine =
            new PositioningEngine(SITE, EngineOptions.defaults(), new EngineListener() {
                @Override
                public void onPose(PoseEstimate pose) {
                    heard.add(pose);
                }
            });

    @Test
    void shouldPublishABodyOnceItSurelyExists() {
        for (int k = 0; k < 20; k++) {
            engine.accept(set("radar", k, walker(k)));
        }

        PoseEstimate pose = engine.anonymousAt(CrowdSimulation.stamp(19)).get(0);
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(19))).hasSize(1);
        assertThat(pose.trackable()).isEqualTo("anon-1");
        assertThat(pose.existence()).isGreaterThan(0.99);
        assertThat(pose.position().x()).isCloseTo(1.9, within(0.3));
        assertThat(pose.velocity().x()).isCloseTo(1, within(0.4));
        assertThat(pose.sources()).containsExactly("radar");
        assertThat(pose.label()).contains("person");
        assertThat(heard).isNotEmpty().allMatch(p -> p.trackable().equals("anon-1"));
        assertThat(heard.get(0).stampNanos()).isGreaterThanOrEqualTo(CrowdSimulation.stamp(1));
    }

    @Test
    void shouldEndABodyByWhatEmptyScansTell() {
        for (int k = 0; k < 20; k++) {
            engine.accept(set("radar", k, walker(k)));
        }
        for (int k = 20; k < 40; k++) {
            engine.accept(set("radar", k));
        }

        assertThat(engine.anonymousAt(CrowdSimulation.stamp(40))).isEmpty();
    }

    @Test
    void shouldKeepABodyThroughTheSilenceOfASensorThatNeverSawIt() {
        for (int k = 0; k < 50; k++) {
            engine.accept(set("radar", k, walker(k)));
            engine.accept(set("east", k));
        }

        assertThat(engine.anonymousAt(CrowdSimulation.stamp(49))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNotDependOnTheOrderOfArrivalInsideTheWindow(long seed) {
        List<Fix> fixes = CrowdSimulation.threeCameras(seed, 8, 15, 6).fixes();
        PositioningEngine straight = engine("west", "middle", "east");
        PositioningEngine shuffled = engine("west", "middle", "east");
        fixes.forEach(straight::accept);
        SplittableRandom random = new SplittableRandom(seed);
        List<Fix> pending = new ArrayList<>(fixes);
        while (!pending.isEmpty()) {
            // any fix at most 0.3 s newer than the oldest left may come next
            int reach = 0;
            while (reach + 1 < pending.size()
                    && pending.get(reach + 1).stampNanos() - pending.get(0).stampNanos() <= 300_000_000L) {
                reach++;
            }
            shuffled.accept(pending.remove(random.nextInt(reach + 1)));
        }

        long end = CrowdSimulation.stamp(60);
        List<PoseEstimate> a = straight.anonymousAt(end);
        List<PoseEstimate> b = shuffled.anonymousAt(end);
        assertThat(a).as("seed " + seed).isNotEmpty().hasSameSizeAs(b);
        for (int i = 0; i < a.size(); i++) {
            assertThat(b.get(i).trackable()).isEqualTo(a.get(i).trackable());
            assertThat(b.get(i).position()).isEqualTo(a.get(i).position());
            assertThat(b.get(i).covariance()).isEqualTo(a.get(i).covariance());
            assertThat(b.get(i).existence()).isEqualTo(a.get(i).existence());
        }
    }

    @Test
    void shouldRefuseSensorsNobodyPlacedAndScansFromNowhere() {
        List<Reason> reasons = new ArrayList<>();
        PositioningEngine strict = new PositioningEngine(SITE, EngineOptions.defaults(), new EngineListener() {
            @Override
            public void onRejection(org.sitedatum.positioning.FixRejection rejection) {
                reasons.add(rejection.reason());
            }
        });

        strict.accept(set("unheard-of", 0));
        strict.accept(new ScanFix(CrowdSimulation.header("moving", CrowdSimulation.stamp(1)), "moving", List.of()));
        strict.accept(set("radar", 2, CrowdSimulation.position(Double.NaN, 1, 0.1)));
        strict.accept(set("radar", 3, CrowdSimulation.position(1, Double.POSITIVE_INFINITY, 0.1)));
        strict.accept(set("radar", 3));
        strict.accept(set("radar", 3));

        assertThat(reasons)
                .containsExactly(
                        Reason.UNKNOWN_SENSOR,
                        Reason.NO_TRANSFORM,
                        Reason.NOT_FINITE,
                        Reason.NOT_FINITE,
                        Reason.DUPLICATE);
        assertThat(strict.acceptedCount()).isEqualTo(1);
    }

    @Test
    void shouldStayFiniteUnderDetectionsAtTheEdgesOfWhatTheDoorLetsIn() {
        SplittableRandom random = new SplittableRandom(7);
        double[] edges = {0, 1e6, -1e6, 1e-300, 5, 5.0000001, 1e6 - 1e-6};
        for (int k = 0; k < 300; k++) {
            List<PositionDetection> set = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                double sigma = random.nextInt(4) == 0 ? 0 : random.nextInt(4) == 0 ? 1e4 : 0.2;
                set.add(CrowdSimulation.position(
                        edges[random.nextInt(edges.length)], edges[random.nextInt(edges.length)], sigma));
            }
            engine.accept(new DetectionsFix(
                    CrowdSimulation.header("radar", CrowdSimulation.stamp(k)), "radar", Site.FRAME, set));
        }

        assertThat(heard).isNotEmpty();
        for (PoseEstimate pose : heard) {
            assertThat(pose.position().isFinite() && pose.velocity().isFinite())
                    .as(pose.toString())
                    .isTrue();
            assertThat(pose.covariance().isFinite()).as(pose.toString()).isTrue();
            assertThat(pose.existence()).isBetween(0.0, 1.0);
            assertThat(pose.protectionLevel()).isPositive();
        }
    }

    @Test
    void shouldUseTheRangesAndAzimuthsOfAMovingSensor() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 60; k++) {
            double sx = 0.05 * k;
            double dx = 20 - 0.1 * k - sx;
            double dy = 15;
            ScanDetection seen = new ScanDetection(
                    Math.hypot(dx, dy) + 0.1 * Dense.normal(random),
                    Math.atan2(dy, dx) + 0.01 * Dense.normal(random),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Optional.empty());
            engine.accept(new ScanFix(
                    CrowdSimulation.header(
                            "moving",
                            CrowdSimulation.stamp(k),
                            Optional.of(org.sitedatum.frames.geometry.RigidTransform.ofTranslation(sx, 0, 0))),
                    "moving",
                    List.of(seen)));
        }

        PoseEstimate pose = engine.anonymousAt(CrowdSimulation.stamp(59)).get(0);
        assertThat(pose.position().x()).isCloseTo(14.1, within(0.5));
        assertThat(pose.position().y()).isCloseTo(15, within(0.5));
        assertThat(pose.velocity().x()).isCloseTo(-1, within(0.3));
    }

    private static PositioningEngine engine(String... sensors) {
        return new PositioningEngine(CrowdSimulation.site(sensors), EngineOptions.defaults(), new EngineListener() {});
    }

    private static PositionDetection walker(int k) {
        PositionDetection p = CrowdSimulation.position(0.1 * k + 0.05 * Math.sin(7.0 * k), 5, 0.1);
        return new PositionDetection(p.x(), p.y(), p.z(), p.covariance(), Optional.of("person"), 0.8, Optional.empty());
    }

    private static DetectionsFix set(String sensor, int k, PositionDetection... detections) {
        return new DetectionsFix(
                CrowdSimulation.header(sensor, CrowdSimulation.stamp(k)), sensor, Site.FRAME, List.of(detections));
    }
}
