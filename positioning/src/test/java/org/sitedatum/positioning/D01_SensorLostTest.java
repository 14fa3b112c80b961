package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.TrackableKind;

/** D: sensors fall silent; E: floors. */
class D01_SensorLostTest {

    private static SimulatedHall hall(long seed) {
        return new SimulatedHall(SmallSite.withAnchors(5).body("walker", TrackableKind.PEDESTRIAN, 1.2), 1.2, seed);
    }

    @Test
    void shouldCoastAndThenBeLostWhenNothingIsHeard() {
        SimulatedHall hall = hall(1);
        hall.walkWithRanges("walker", 0, 20, 0, 1, 2, 3, 4);
        int poses = hall.outcomes.poses.size();

        hall.engine.advanceTo(SimulatedHall.stamp(20.5));
        assertThat(hall.outcomes.poses).hasSize(poses);
        hall.engine.advanceTo(SimulatedHall.stamp(21.5));
        hall.engine.advanceTo(SimulatedHall.stamp(30));
        assertThat(hall.outcomes.poses).hasSize(poses + 1);
        assertThat(hall.outcomes.lastPose().state()).isEqualTo(TrackingState.COASTING);
        assertThat(hall.outcomes.lastPose().stampNanos()).isEqualTo(SimulatedHall.stamp(21.5));
        hall.engine.advanceTo(SimulatedHall.stamp(139));
        assertThat(hall.outcomes.poses).hasSize(poses + 1);
        hall.engine.advanceTo(SimulatedHall.stamp(141));
        assertThat(hall.outcomes.lastPose().state()).isEqualTo(TrackingState.LOST);
        hall.engine.advanceTo(SimulatedHall.stamp(500));
        assertThat(hall.outcomes.poses).hasSize(poses + 2);
    }

    @Test
    void shouldDoubtMoreTheLongerItCoasts() {
        SimulatedHall hall = hall(2);
        hall.walkWithRanges("walker", 0, 20, 0, 1, 2, 3, 4);

        double last = 0;
        for (double t = 20; t < 100; t += 1) {
            PoseEstimate pose = hall.estimate("walker", t);
            assertThat(pose.protectionLevel()).isGreaterThan(last);
            assertThat(pose.covariance().isPositiveSemiDefinite()).isTrue();
            last = pose.protectionLevel();
        }
        assertThat(hall.estimate("walker", 21).protectionLevel()).isLessThan(10);
    }

    /** After twenty seconds, two minutes, a night and a month, the body elsewhere each time. */
    @ParameterizedTest
    @ValueSource(doubles = {5, 20, 120, 590, 43_200, 2_592_000})
    void shouldFindTheBodyAgainAfterASilence(double silence) {
        SimulatedHall hall = hall(3);
        hall.walkWithRanges("walker", 0, 20, 0, 1, 2, 3, 4);
        double again = 20 + silence;

        hall.walkWithRanges("walker", again, again + 15, 0, 1, 2, 3, 4);

        assertThat(hall.rmse(again + 8, again + 15)).isLessThan(0.4);
        PoseEstimate pose = hall.outcomes.lastPose();
        assertThat(pose.state()).isEqualTo(TrackingState.TRACKING);
        assertThat(pose.covariance().isPositiveSemiDefinite()).isTrue();
        assertThat(pose.protectionLevel()).isLessThan(2);
        for (PoseEstimate each : hall.outcomes.poses) {
            assertThat(each.covariance().get(0, 0)).isPositive();
            assertThat(each.covariance().get(1, 1)).isPositive();
        }
    }

    @Test
    void shouldNotLetOneRangeAfterALongSilencePassForATrack() {
        SimulatedHall hall = hall(4);
        hall.walkWithRanges("walker", 0, 20, 0, 1, 2, 3, 4);

        hall.accept(hall.range("walker", Vector3.ZERO, 0, 320, 0));

        hall.engine
                .estimateAt("walker", SimulatedHall.stamp(320))
                .ifPresent(pose -> assertThat(pose.protectionLevel()).isGreaterThan(hall.error(pose)));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void shouldBearTheLossOfTheRangesWhilePositionsGoOn(long seed) {
        SimulatedHall hall = hall(seed);
        hall.walkWithRanges("walker", 0, 20, 0, 1, 2, 3, 4);

        for (double t = 20; t < 50; t += 0.2) {
            hall.accept(hall.position("rtls", "walker", t, 0.4, Vector3.ZERO));
        }

        assertThat(hall.rmse(25, 50)).isLessThan(0.4);
        assertThat(hall.outcomes.lastPose().state()).isEqualTo(TrackingState.TRACKING);
        assertThat(hall.outcomes.lastPose().sources()).containsExactly("rtls");
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void shouldFollowABodyOfFixedHeightToAnotherFloor(long seed) {
        SimulatedHall hall = new SimulatedHall(
                SmallSite.withAnchors(5).floor("upper", 4, 5).body("walker", TrackableKind.PEDESTRIAN, 1.2), 1.2, seed);
        hall.walkWithRanges("walker", 0, 20, 0, 1, 2, 3, 4);
        assertThat(hall.outcomes.lastPose().floor()).contains("ground");
        hall.jumpBy(0, 0, 4);

        hall.walkWithRanges("walker", 20, 40, 5, 6, 7, 8, 9);

        assertThat(hall.outcomes.lastPose().floor()).contains("upper");
        assertThat(hall.outcomes.lastPose().position().z()).isBetween(5.0, 5.4);
        assertThat(hall.rmse(30, 40)).isLessThan(0.4);
    }

    @Test
    void shouldStartOnTheUpperFloor() {
        SimulatedHall hall = new SimulatedHall(
                SmallSite.withAnchors(5).floor("upper", 4, 5).body("walker", TrackableKind.PEDESTRIAN, 1.2), 1.2, 4);
        hall.jumpBy(0, 0, 4);

        hall.walkWithRanges("walker", 0, 20, 5, 6, 7, 8, 9);

        assertThat(hall.outcomes.lastPose().floor()).contains("upper");
        assertThat(hall.rmse(10, 20)).isLessThan(0.3);
    }
}
