package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.site.TrackableKind;

/** A: one tag, one kind of sensor. Ranges are long by an unknown amount of 0.05 to 0.3 m per anchor. */
class A01_OneTagRangesTest {

    private static SimulatedHall hall(int anchors, long seed) {
        return new SimulatedHall(
                SmallSite.withAnchors(anchors).body("walker", TrackableKind.PEDESTRIAN, 1.2), 1.2, seed);
    }

    private static int[] all(int anchors) {
        return java.util.stream.IntStream.range(0, anchors).toArray();
    }

    @ParameterizedTest(name = "{0} anchors, seed {1}")
    @CsvSource({"4, 1", "4, 2", "4, 3", "6, 4", "6, 5", "8, 6", "8, 7"})
    void shouldConvergeFromAColdStartWithUnknownBiases(int anchors, long seed) {
        SimulatedHall hall = hall(anchors, seed);

        hall.walkWithRanges("walker", 0, 60, all(anchors));

        assertThat(hall.outcomes.rejections).hasSizeLessThan(5);
        assertThat(hall.outcomes.poses.get(0).stampNanos()).isLessThan(SimulatedHall.stamp(3));
        assertThat(hall.rmse(5, 20)).isLessThan(0.30);
        assertThat(hall.rmse(20, 60)).isLessThan(0.20);
        assertThat(hall.outcomes.lastPose().state()).isEqualTo(TrackingState.TRACKING);
        assertThat(hall.outcomes.lastPose().sources()).containsExactly("uwb");
        assertThat(hall.outcomes.lastPose().floor()).contains("ground");
        assertThat(hall.outcomes.lastPose().position().z()).isBetween(1.1, 1.3);
    }

    /** Two circles meet in two points; a third anchor decides. Anchors 4 and 0 are on the south wall. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldHoldBothMirrorPositionsOpenUntilAThirdAnchorDecides(long seed) {
        SimulatedHall hall = hall(8, seed);
        // mirrored in the line through anchors 1 and 3 the walker is still in the hall, far away
        hall.walkWithRanges("walker", 0, 4, 1, 3);

        PoseEstimate open = hall.estimate("walker", 4);
        assertThat(open.state()).isEqualTo(TrackingState.DEGRADED);
        double spread =
                Math.sqrt(open.covariance().get(0, 0) + open.covariance().get(1, 1));
        assertThat(hall.error("walker", 4)).isLessThan(3 * spread);
        assertThat(open.protectionLevel()).isGreaterThan(hall.error("walker", 4));

        hall.walkWithRanges("walker", 4, 8, 1, 3, 2);

        assertThat(hall.estimate("walker", 8).state()).isEqualTo(TrackingState.TRACKING);
        assertThat(hall.error("walker", 8)).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBearOneRangeInFiveBeingFarTooLong(long seed) {
        SimulatedHall hall = hall(8, seed);
        for (int n = 0; n < 2_400; n++) {
            boolean blocked = hall.random.nextDouble() < 0.2;
            double more = blocked ? -1.0 * Math.log(1 - hall.random.nextDouble()) : 0;
            hall.accept(hall.range("walker", Vector3.ZERO, n % 8, 0.025 * n, more));
        }

        assertThat(hall.rmse(20, 60)).isLessThan(0.3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldRefuseGrossOutliersAndStayOnTheTrack(long seed) {
        SimulatedHall hall = hall(6, seed);
        for (int n = 0; n < 2_400; n++) {
            boolean wild = hall.random.nextDouble() < 0.05;
            hall.accept(hall.range("walker", Vector3.ZERO, n % 6, 0.025 * n, wild ? 30 * hall.random.nextDouble() : 0));
        }

        assertThat(hall.rmse(20, 60)).isLessThan(0.25);
        assertThat(hall.engine.rejectedCounts()).containsOnlyKeys(Reason.GATED, Reason.EXCLUDED);
        assertThat(hall.engine.rejectedCounts().get(Reason.GATED)).isBetween(60L, 160L);
        // an anchor that was wild twice in a row is not heard for half a second
        assertThat(hall.engine.rejectedCounts().getOrDefault(Reason.EXCLUDED, 0L))
                .isLessThan(120L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFindABodyThatWasCarriedAway(long seed) {
        SimulatedHall hall = hall(6, seed);
        hall.walkWithRanges("walker", 0, 30, all(6));
        hall.jumpBy(-4, 3.5, 0);

        hall.walkWithRanges("walker", 30, 50, all(6));

        assertThat(hall.rmse(40, 50)).isLessThan(0.4);
        assertThat(hall.estimate("walker", 50).state()).isEqualTo(TrackingState.TRACKING);
    }

    @Test
    void shouldBearTheLossOfAnAnchor() {
        SimulatedHall hall = hall(4, 5);
        hall.walkWithRanges("walker", 0, 30, all(4));

        hall.walkWithRanges("walker", 30, 60, 0, 1, 2);

        assertThat(hall.rmse(30, 60)).isLessThan(0.3);
    }

    @Test
    void shouldEstimateTheHeightWhereItIsNotGiven() {
        SimulatedHall hall = new SimulatedHall(
                SmallSite.withAnchors(8).body("walker", TrackableKind.PEDESTRIAN, Double.NaN), 1.5, 3);

        hall.walkWithRanges("walker", 0, 60, all(8));

        assertThat(hall.rmse(20, 60)).isLessThan(0.3);
        // anchors at nearly one height: a metre is what the ranges show
        PoseEstimate pose = hall.outcomes.lastPose();
        double sigma = Math.sqrt(pose.covariance().get(2, 2));
        assertThat(Math.abs(pose.position().z() - 1.5)).isLessThan(Math.max(0.8, 3 * sigma));
    }

    @Test
    void shouldSayTheStateCountAndSourcesWithEveryPose() {
        SimulatedHall hall = hall(4, 1);

        hall.walkWithRanges("walker", 0, 5, all(4));

        List<PoseEstimate> poses = hall.outcomes.poses;
        for (int i = 0; i < poses.size(); i++) {
            assertThat(poses.get(i).seq()).isEqualTo(i + 1);
            assertThat(poses.get(i).trackable()).isEqualTo("walker");
            assertThat(poses.get(i).existence()).isEqualTo(1);
            assertThat(poses.get(i).covariance().isPositiveSemiDefinite()).isTrue();
            assertThat(poses.get(i).protectionLevel()).isPositive();
            assertThat(poses.get(i).orientation()).isEmpty();
        }
        assertThat(hall.engine.acceptedCount()).isEqualTo(200);
    }
}
