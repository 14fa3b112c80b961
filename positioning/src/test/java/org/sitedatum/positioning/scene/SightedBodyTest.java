package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;

/** What sensors without identities do for a person with a poor tag: 0.5 m against 0.15 m. */
class SightedBodyTest {

    private static final double TAG = 0.5;
    private static final double CAMERA = 0.15;
    private static final int STEPS = 400;

    /** Sums over the steps of a run. */
    private static final class Errors {
        private double squared;
        private double normalised;
        private double exceeded;
        private int count;

        void add(PoseEstimate pose, double x, double y) {
            double dx = pose.position().x() - x;
            double dy = pose.position().y() - y;
            double xx = pose.covariance().get(0, 0);
            double xy = pose.covariance().get(0, 1);
            double yy = pose.covariance().get(1, 1);
            squared += dx * dx + dy * dy;
            normalised += (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / (xx * yy - xy * xy);
            exceeded += Math.hypot(dx, dy) > pose.protectionLevel() ? 1 : 0;
            count++;
        }

        double rmse() {
            return Math.sqrt(squared / count);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldPlaceAPersonWithAPoorTagAsWellAsTheCameraDoes(long seed) {
        Errors alone = walk(seed, false);
        Errors seen = walk(seed, true);

        assertThat(seen.rmse())
                .as("seed " + seed)
                .isLessThan(0.6 * alone.rmse())
                .isLessThan(0.15);
        assertThat(seen.normalised / seen.count).as("seed " + seed).isBetween(0.5, 3.0);
        assertThat(seen.exceeded).as("seed " + seed).isZero();
    }

    private static Errors walk(long seed, boolean camera) {
        PositioningEngine engine = engine();
        Walker walker = new Walker(seed, TAG, CAMERA);
        Errors errors = new Errors();
        for (int k = 0; k < STEPS; k++) {
            double x = x(k);
            double y = y(k);
            engine.accept(walker.tag(k, x, y));
            if (camera) {
                engine.accept(walker.radar(k, x, y));
            }
            if (k >= 50) {
                errors.add(engine.estimateAt("walker", CrowdSimulation.stamp(k)).orElseThrow(), x, y);
            }
        }
        return errors;
    }

    private static double x(int k) {
        return 10 + 6 * Math.cos(0.02 * k);
    }

    private static double y(int k) {
        return 10 + 6 * Math.sin(0.02 * k);
    }

    @Test
    void shouldGoOnFollowingAPersonWhoseTagIsSilent() {
        List<PoseEstimate> heard = new ArrayList<>();
        PositioningEngine engine = engine(heard);
        Walker walker = new Walker(5, TAG, CAMERA);
        for (int k = 0; k < 300; k++) {
            if (k < 100) {
                engine.accept(walker.tag(k, x(k), y(k)));
            }
            engine.accept(walker.radar(k, x(k), y(k)));
            engine.advanceTo(CrowdSimulation.stamp(k));
        }

        PoseEstimate last = heard.get(heard.size() - 1);
        assertThat(last.trackable()).isEqualTo("walker");
        assertThat(last.stampNanos()).isGreaterThan(CrowdSimulation.stamp(295));
        assertThat(last.state()).isEqualTo(TrackingState.DEGRADED);
        assertThat(last.position().x()).isCloseTo(x(299), within(0.4));
        assertThat(last.position().y()).isCloseTo(y(299), within(0.4));
        assertThat(heard).extracting(PoseEstimate::seq).doesNotHaveDuplicates();
    }

    @Test
    void shouldLeaveNothingOfAWrongMerge() {
        PositioningEngine engine = engine();
        PositioningEngine alone = engine();
        Walker walker = new Walker(3, TAG, CAMERA);
        double widest = 0;
        for (int k = 0; k < 200; k++) {
            // they walk as one, then the camera's person turns off
            double away = Math.max(0, 0.1 * (k - 100));
            Fix tag = walker.tag(k, 0.1 * k, 5);
            engine.accept(tag);
            alone.accept(tag);
            engine.accept(walker.radar(k, 0.1 * k, 5 + away));
            PoseEstimate pose =
                    engine.estimateAt("walker", CrowdSimulation.stamp(k)).orElseThrow();
            widest = Math.max(widest, k < 50 ? 0 : Math.abs(pose.position().y() - 5) - pose.protectionLevel());
        }

        PoseEstimate after =
                engine.estimateAt("walker", CrowdSimulation.stamp(199)).orElseThrow();
        assertThat(after)
                .isEqualTo(
                        alone.estimateAt("walker", CrowdSimulation.stamp(199)).orElseThrow());
        assertThat(engine.anonymousAt(CrowdSimulation.stamp(199))).hasSize(1);
        assertThat(widest).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNotDependOnTheOrderOfArrivalOnceTheMergeStands(long seed) {
        List<Fix> fixes = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        Walker walker = new Walker(seed, TAG, CAMERA);
        for (int k = 0; k < 200; k++) {
            fixes.add(walker.tag(k, x(k), y(k)));
            fixes.add(walker.radar(k, x(k), y(k)));
        }
        PositioningEngine straight = engine();
        PositioningEngine shuffled = engine();
        fixes.forEach(straight::accept);
        for (int k = 0; k < fixes.size(); k += 8) {
            List<Fix> pending = new ArrayList<>(fixes.subList(k, k + 8));
            while (!pending.isEmpty()) {
                shuffled.accept(pending.remove(random.nextInt(pending.size())));
            }
        }

        PoseEstimate a =
                straight.estimateAt("walker", CrowdSimulation.stamp(200)).orElseThrow();
        PoseEstimate b =
                shuffled.estimateAt("walker", CrowdSimulation.stamp(200)).orElseThrow();
        assertThat(a.sources()).contains("radar");
        assertThat(b.position()).as("seed " + seed).isEqualTo(a.position());
        assertThat(b.covariance()).as("seed " + seed).isEqualTo(a.covariance());
        assertThat(a.protectionLevel()).isCloseTo(b.protectionLevel(), within(0.5));
    }

    private static PositioningEngine engine() {
        return engine(new ArrayList<>());
    }

    /** With an ear for the poses of the walker. */
    private static PositioningEngine engine(List<PoseEstimate> heard) {
        return new PositioningEngine(Walker.site(), EngineOptions.defaults(), new EngineListener() {
            @Override
            public void onPose(PoseEstimate pose) {
                if (pose.trackable().equals("walker")) {
                    heard.add(pose);
                }
            }
        });
    }
}
