package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/** V04: how high a body is when neither the site nor its sensors say much about it. */
class V04_HeightsTest {

    /** Anchors a metre above the head leave the height open to a metre; that people wear headsets does not. */
    @ParameterizedTest
    @CsvSource({"1, 1.70", "2, 1.55", "3, 1.40"})
    void shouldStartAHeadsetAtTheHeightHeadsetsAreWorn(long seed, double height) {
        SimulatedHall hall =
                new SimulatedHall(SmallSite.withAnchors(8).body("h", TrackableKind.HEADSET, Double.NaN), height, seed);
        hall.walkWithRanges("h", 0, 20, 0, 1, 2, 3, 4, 5, 6, 7);

        PoseEstimate pose = hall.estimate("h", 20);

        assertThat(pose.position().z()).isCloseTo(height, within(0.45));
        assertThat(hall.error("h", 20)).isLessThan(0.4);
    }

    @Test
    void shouldPutAFlatPositionOnTheFloorItClaims() {
        SmallSite site = SmallSite.withAnchors(4).floor("upper", 4, 4).body("h", TrackableKind.HEADSET, Double.NaN);
        SimulatedHall hall = new SimulatedHall(site, 1.5, 4);
        FixHeader header = new FixHeader(
                "map",
                SimulatedHall.stamp(0),
                SimulatedHall.stamp(0.02),
                Optional.of("h"),
                OptionalLong.empty(),
                Optional.of("upper"),
                Optional.empty());

        hall.accept(new PositionFix(header, Site.FRAME, 5, 5, Double.NaN, new Covariance3(0.01, 0, 0, 0.01, 0, 0)));

        PoseEstimate pose = hall.outcomes.lastPose();
        assertThat(pose.position().z()).isCloseTo(5.5, within(0.01));
        assertThat(pose.floor()).contains("upper");
        assertThat(Math.sqrt(pose.covariance().get(2, 2))).isBetween(0.2, 0.3);
    }
}
