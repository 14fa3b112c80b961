package org.sitedatum.samples.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sitedatum.samples.building.SampleBuilding;

/** The figures that the kit promises, on emulated walks of the sample building; `bench headset` prints them for 20 seeds. */
class HeadsetWalkTest {

    private static final SampleBuilding BUILDING = new SampleBuilding();
    private static final WalkFigures USUAL = walks(WalkSettings.USUAL, 20);

    @Test
    void shouldAlignWithinCentimetres() {
        WalkFigures figures = USUAL;

        assertThat(WalkFigures.quantile(figures.wearerErrors(), 0.5)).isLessThan(0.04);
        assertThat(WalkFigures.quantile(figures.wearerErrors(), 0.95)).isLessThan(0.10);
        assertThat(WalkFigures.quantile(figures.startSeconds(), 1)).isLessThan(4);
        assertThat(WalkFigures.quantile(figures.recentreSeconds(), 1)).isLessThan(3);
        assertThat(figures.recentreSeconds()).hasSize(20);
        assertThat(figures.largestStep()).isPositive().isLessThanOrEqualTo(0.002);
        assertThat(figures.largestContentStep()).isLessThanOrEqualTo(0.0021);
        assertThat(figures.shownShare()).isGreaterThan(0.95);
    }

    @Test
    void shouldBeHonestAboutItsUncertainty() {
        double mean = Arrays.stream(USUAL.normalized()).average().orElseThrow();

        assertThat(mean).as("three degrees of freedom").isBetween(1.5, 4.0);
    }

    @Test
    void shouldEndureMultipath() {
        WalkFigures figures = walks(WalkSettings.MULTIPATH, 4);

        assertThat(WalkFigures.quantile(figures.wearerErrors(), 0.5)).isLessThan(0.08);
        assertThat(WalkFigures.quantile(figures.wearerErrors(), 0.95)).isLessThan(0.20);
        assertThat(figures.largestStep()).isLessThanOrEqualTo(0.002);
    }

    @Test
    void shouldRepeatToTheBit() {
        WalkSettings brief = WalkSettings.USUAL.lasting(30);

        assertThat(new HeadsetWalk(BUILDING, brief, 3).run().wearerErrors())
                .isNotEmpty()
                .containsExactly(new HeadsetWalk(BUILDING, brief, 3).run().wearerErrors());
    }

    private static WalkFigures walks(WalkSettings settings, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> new HeadsetWalk(BUILDING, settings, seed).run())
                .reduce(WalkFigures::plus)
                .orElseThrow();
    }
}
