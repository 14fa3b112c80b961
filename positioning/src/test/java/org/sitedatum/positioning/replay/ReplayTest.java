package org.sitedatum.positioning.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;

class ReplayTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_767_225_600L * SECOND;
    private static final ScoringOptions ALL = new ScoringOptions(0, 1, SECOND);

    private final LastPositionEngine engine = new LastPositionEngine();

    @Test
    void shouldShowTheEngineNoFixReceivedAfterTheTruthStamp() {
        List<Fix> fixes = List.of(fix(0, 1.0), fix(SECOND, 2.0), fix(SECOND + 1, 3.0));
        List<TruthSample> truth = List.of(truth("a", SECOND, 2.0));

        ReplayScore score = Replay.run(engine, fixes.iterator(), truth, Set.of("a"), ALL);

        assertThat(score.trackables().get("a").max()).isZero();
        assertThat(score.fixes()).isEqualTo(3);
        assertThat(engine.acceptedCount()).isEqualTo(3);
    }

    @Test
    void shouldComputeTheErrorsByHand() {
        List<Fix> fixes = List.of(fix(0, 0.0));
        List<TruthSample> truth =
                List.of(truth("a", 0, 0.3), truth("a", 1, -0.4), truth("a", 2, 0.0), truth("a", 3, 1.2));

        TrackableScore score = Replay.run(engine, fixes.iterator(), truth, Set.of("a"), ALL)
                .trackables()
                .get("a");

        assertThat(score.poses()).isEqualTo(4);
        assertThat(score.availability()).isEqualTo(1);
        assertThat(score.rmse2d()).isCloseTo(Math.sqrt((0.09 + 0.16 + 1.44) / 4), within(1e-12));
        // the engine is 0.5 m too high
        assertThat(score.rmse3d()).isCloseTo(Math.sqrt((0.09 + 0.16 + 1.44) / 4 + 0.25), within(1e-12));
        assertThat(score.median2d()).isCloseTo(0.35, within(1e-12));
        assertThat(score.p95()).isCloseTo(0.4 + 0.85 * 0.8, within(1e-12));
        assertThat(score.max()).isCloseTo(1.2, within(1e-12));
        // sigma 0.2 m: 1.2 m is 6 sigma, 0.4 m is 2 sigma (NEES 4)
        assertThat(score.nees95()).isEqualTo(0.75);
        // protection level 0.35 m
        assertThat(score.plExceeded()).isEqualTo(0.5);
        assertThat(score.plMedian()).isCloseTo(0.35, within(1e-12));
        assertThat(score.headingRmseDeg()).isEmpty();
    }

    @Test
    void shouldWrapHeadingErrors() {
        engine.orientation = Optional.of(Quaternion.ofYaw(Math.toRadians(-179)));
        TruthSample truth =
                new TruthSample("a", START, Vector3.ZERO, Optional.of(Quaternion.ofYaw(Math.toRadians(179))));

        ReplayScore score = Replay.run(engine, List.of(fix(0, 0)).iterator(), List.of(truth), Set.of("a"), ALL);

        assertThat(score.trackables().get("a").headingRmseDeg().getAsDouble()).isCloseTo(2, within(1e-9));
    }

    @Test
    void shouldCountLostPosesAsUnavailableAndLeaveOutTruthBeforeTheFirstFix() {
        engine.lostAfterNanos = 2 * SECOND;
        List<TruthSample> truth =
                List.of(truth("a", -1, 0), truth("a", 0, 0), truth("a", SECOND, 0), truth("a", 3 * SECOND, 0));

        ReplayScore score = Replay.run(engine, List.of(fix(0, 0)).iterator(), truth, Set.of("a"), ALL);

        assertThat(score.trackables().get("a").poses()).isEqualTo(2);
        assertThat(score.trackables().get("a").availability()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void shouldLeaveOutTheFirstSeconds() {
        List<TruthSample> truth = List.of(truth("a", 0, 9), truth("a", SECOND, 0), truth("a", 2 * SECOND, 0));

        ReplayScore score = Replay.run(
                engine, List.of(fix(0, 0)).iterator(), truth, Set.of("a"), new ScoringOptions(SECOND, 1, SECOND));

        assertThat(score.trackables().get("a").poses()).isEqualTo(2);
        assertThat(score.trackables().get("a").max()).isZero();
    }

    @Test
    void shouldScoreBodiesTheSiteDoesNotListAsAnonymous() {
        engine.anonymous = List.of("t1");
        List<TruthSample> truth = List.of(truth("a", 0, 0), truth("x", 0, 0.5), truth("x", SECOND, 0.5));

        ReplayScore score = Replay.run(engine, List.of(fix(0, 0)).iterator(), truth, Set.of("a"), ALL);

        assertThat(score.trackables()).containsOnlyKeys("a");
        AnonymousScore anonymous = score.anonymous().orElseThrow();
        assertThat(anonymous.truths()).isEqualTo(2);
        assertThat(anonymous.matchedRmse()).isCloseTo(0.5, within(1e-12));
        assertThat(anonymous.idf1()).isEqualTo(1);
    }

    @Test
    void shouldRunWithoutTruthOrFixes() {
        ReplayScore score = Replay.run(engine, List.<Fix>of().iterator(), List.of(), Set.of(), ALL);

        assertThat(score.fixes()).isZero();
        assertThat(score.trackables()).isEmpty();
        assertThat(score.anonymous()).isEmpty();
    }

    private static Fix fix(long afterStart, double x) {
        FixHeader header = FixHeader.of("gps", START + afterStart, START + afterStart, "a");
        return new PositionFix(header, "site", x, 0, 0.5, Covariance3.isotropic(0.04));
    }

    private static TruthSample truth(String id, long afterStart, double x) {
        return new TruthSample(id, START + afterStart, new Vector3(x, 0, 0), Optional.empty());
    }

    /** Believes the last position it heard. */
    private static final class LastPositionEngine implements ReplayedEngine {

        private final List<PositionFix> heard = new ArrayList<>();
        private Optional<Quaternion> orientation = Optional.empty();
        private long lostAfterNanos = Long.MAX_VALUE;
        private List<String> anonymous = List.of();

        @Override
        public void accept(Fix fix) {
            heard.add((PositionFix) fix);
        }

        @Override
        public void passTo(long nowNanos) {
            assertThat(heard).allMatch(fix -> fix.header().receivedNanos() <= nowNanos);
        }

        @Override
        public Optional<PoseEstimate> estimateAt(String trackable, long stampNanos) {
            if (heard.isEmpty()) {
                return Optional.empty();
            }
            PositionFix last = heard.get(heard.size() - 1);
            double[] covariance = new double[Covariance6.SIZE];
            covariance[0] = 0.04;
            covariance[6] = 0.04;
            boolean lost = stampNanos - last.stampNanos() > lostAfterNanos;
            return Optional.of(new PoseEstimate(
                    trackable,
                    stampNanos,
                    Optional.empty(),
                    new Vector3(last.x(), last.y(), last.z()),
                    orientation,
                    Covariance6.ofUpperTriangle(covariance),
                    Vector3.ZERO,
                    Optional.empty(),
                    lost ? TrackingState.LOST : TrackingState.TRACKING,
                    0.35,
                    List.of("gps"),
                    1,
                    Optional.empty(),
                    heard.size(),
                    0,
                    Double.NaN));
        }

        @Override
        public List<PoseEstimate> anonymousAt(long stampNanos) {
            return anonymous.stream()
                    .map(id -> estimateAt(id, stampNanos).orElseThrow())
                    .toList();
        }

        @Override
        public long acceptedCount() {
            return heard.size();
        }

        @Override
        public Map<FixRejection.Reason, Long> rejectedCounts() {
            return Map.of();
        }
    }
}
