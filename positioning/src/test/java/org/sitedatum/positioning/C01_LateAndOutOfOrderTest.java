package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.TrackableKind;

/** C: late fixes and every order of arrival. */
class C01_LateAndOutOfOrderTest {

    private static final double SECONDS = 12;
    private static final double WINDOW = 0.5;
    private static final Vector3[] LEVERS = {new Vector3(0.5, 0, 0), new Vector3(-0.5, 0.2, 0)};

    private static SmallSite site() {
        List<Tag> tags = List.of(new Tag("t0", LEVERS[0]), new Tag("t1", LEVERS[1]));
        return SmallSite.withAnchors(5)
                .body("cart", TrackableKind.VEHICLE, 0.5, tags)
                .body("walker", TrackableKind.PEDESTRIAN, 0.5);
    }

    /** Ranges, odometry and positions of two bodies, in order of stamp; the cart's wheels and UWB share stamps. */
    private static List<Fix> fixes(long seed) {
        SimulatedHall hall = new SimulatedHall(site(), 0.5, seed);
        List<Fix> fixes = new ArrayList<>();
        int n = 0;
        for (double t = 0; t < SECONDS; t += 0.05) {
            if (t > 4) {
                fixes.add(hall.odometry("cart", t));
            }
            fixes.add(hall.range("t0", LEVERS[0], n % 5, t, 0));
            fixes.add(hall.range("t1", LEVERS[1], n % 5, t, n % 17 == 0 ? 15 : 0));
            fixes.add(hall.range("walker", Vector3.ZERO, n++ % 5, t, 0));
            if (n % 4 == 0) {
                fixes.add(hall.position("rtls", "walker", t + 0.013, 0.3, Vector3.ZERO));
            }
            if (n % 7 == 0) {
                fixes.add(hall.difference("walker", 1, 0, t + 0.017));
            }
        }
        return fixes;
    }

    private static PositioningEngine engine(Iterable<Fix> arrivals, Outcomes outcomes) {
        PositioningEngine engine = new PositioningEngine(site().build(), EngineOptions.defaults(), outcomes);
        arrivals.forEach(engine::accept);
        return engine;
    }

    private static List<Optional<PoseEstimate>> estimates(PositioningEngine engine) {
        List<Optional<PoseEstimate>> all = new ArrayList<>();
        for (String body : List.of("cart", "walker")) {
            for (double t = SECONDS; t < SECONDS + 3; t += 0.25) {
                all.add(engine.estimateAt(body, SimulatedHall.stamp(t)).map(C01_LateAndOutOfOrderTest::unnumbered));
            }
        }
        return all;
    }

    /** How many poses were published depends on arrival; what they say at the end does not. */
    private static PoseEstimate unnumbered(PoseEstimate p) {
        return new PoseEstimate(
                p.trackable(),
                p.stampNanos(),
                p.floor(),
                p.position(),
                p.orientation(),
                p.covariance(),
                p.velocity(),
                p.angularVelocity(),
                p.state(),
                p.protectionLevel(),
                p.sources(),
                p.existence(),
                p.label(),
                0,
                p.revision(),
                Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldReachTheSameEstimateToTheBitFromEveryOrderOfArrival(long seed) {
        List<Fix> fixes = fixes(seed);
        List<Optional<PoseEstimate>> expected = estimates(engine(fixes, new Outcomes()));
        assertThat(expected).allMatch(Optional::isPresent);
        SplittableRandom random = new SplittableRandom(seed);

        for (int n = 0; n < 4; n++) {
            Outcomes outcomes = new Outcomes();
            PositioningEngine engine = engine(delayed(fixes, random, n == 0 ? 0.03 : 0.98 * WINDOW), outcomes);

            assertThat(estimates(engine)).as("seed %d, order %d", seed, n).isEqualTo(expected);
            assertThat(engine.rejectedCounts().keySet()).isSubsetOf(Reason.GATED, Reason.EXCLUDED, Reason.DUPLICATE);
        }
    }

    /** In order of arrival after random delays. */
    private static List<Fix> delayed(List<Fix> fixes, SplittableRandom random, double longest) {
        record Arrival(Fix fix, long nanos) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (Fix fix : fixes) {
            long received = fix.stampNanos() + (long) (1e9 * longest * random.nextDouble());
            FixHeader header = fix.header();
            FixHeader late = new FixHeader(
                    header.source(),
                    header.stampNanos(),
                    received,
                    header.trackable(),
                    header.seq(),
                    header.floor(),
                    header.siteFromSensor());
            arrivals.add(new Arrival(fix.withHeader(late), received));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::nanos));
        return arrivals.stream().map(Arrival::fix).toList();
    }

    @Test
    void shouldIgnoreWhatComesTwiceWhereverItComes() {
        List<Fix> fixes = fixes(9);
        List<Fix> twice = new ArrayList<>();
        for (int i = 0; i < fixes.size(); i++) {
            twice.add(fixes.get(i));
            if (i >= 10) {
                twice.add(fixes.get(i - 10));
            }
        }
        Outcomes outcomes = new Outcomes();

        PositioningEngine engine = engine(twice, outcomes);

        assertThat(estimates(engine)).isEqualTo(estimates(engine(fixes, new Outcomes())));
        assertThat(engine.rejectedCounts().get(Reason.DUPLICATE)).isEqualTo(fixes.size() - 10);
    }

    @Test
    void shouldRefuseWhatIsLaterThanTheWindowAndChangeNothing() {
        List<Fix> fixes = fixes(10);
        Outcomes outcomes = new Outcomes();
        PositioningEngine engine = engine(fixes, outcomes);
        List<Optional<PoseEstimate>> before = estimates(engine);
        int poses = outcomes.poses.size();

        for (Fix fix : fixes) {
            if (fix instanceof RangeFix range && fix.stampNanos() < SimulatedHall.stamp(SECONDS - 0.6)) {
                FixHeader other = FixHeader.of(
                        "second-gateway",
                        fix.stampNanos(),
                        fix.stampNanos() + 900_000_000,
                        fix.header().trackable().orElseThrow());
                engine.accept(range.withHeader(other));
            }
        }

        assertThat(engine.rejectedCounts().get(Reason.TOO_OLD)).isGreaterThan(500);
        assertThat(outcomes.poses).hasSize(poses);
        assertThat(estimates(engine)).isEqualTo(before);
    }

    @Test
    void shouldReplayToTheBit() {
        List<Fix> fixes = fixes(11);
        Outcomes first = new Outcomes();
        Outcomes second = new Outcomes();

        engine(fixes, first);
        engine(fixes, second);

        assertThat(second.poses).isEqualTo(first.poses);
        assertThat(second.rejections).isEqualTo(first.rejections);
        assertThat(second.alignments).isEqualTo(first.alignments);
        assertThat(first.poses).hasSizeGreaterThan(500);
    }

    /** One source always 400 ms late: the hour costs as much per fix at its end as at its beginning. */
    @Test
    void shouldNotSlowDownForASourceThatIsAlwaysLate() {
        SimulatedHall hall = new SimulatedHall(site(), 0.5, 12);
        hall.walkWithRanges("walker", 0, 3, 0, 1, 2, 3);
        for (double t = 3; t < 303; t += 0.1) {
            hall.accept(hall.range("walker", Vector3.ZERO, (int) (10 * t) % 5, t, 0));
            hall.accept(hall.position("late", "walker", t - 0.4, 0.3, Vector3.ZERO));
        }

        assertThat(hall.engine.rejectedCounts()).doesNotContainKey(Reason.TOO_OLD);
        assertThat(hall.rmse(290, 303)).isLessThan(0.4);
    }
}
