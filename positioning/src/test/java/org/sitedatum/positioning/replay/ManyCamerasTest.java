package org.sitedatum.positioning.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.scene.CrowdSimulation;
import org.sitedatum.positioning.scene.SceneTrial;

/** People on a ground plane under three cameras with overlapping views, each with its own noise, misses and clutter. */
class ManyCamerasTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFollowPeopleFromCameraToCamera(long seed) {
        CrowdSimulation crowd = CrowdSimulation.threeCameras(seed, 20, 20, 30);

        AnonymousScore score =
                SceneScoring.score(SceneTrial.joint(CrowdSimulation.site("west", "middle", "east")), crowd, 0.5);

        assertThat(score.mota()).as("seed " + seed).isGreaterThan(0.90);
        assertThat(score.idf1()).as("seed " + seed).isGreaterThan(0.85);
    }

    /** Sixteen people on 20 m by 20 m whose boxes are missed, merged, cut off and made up. */
    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "1, true", "2, true", "3, true"})
    void shouldFollowPeopleThroughBoxesThatMergeAndMiss(long seed, boolean homographies) {
        AnonymousScore score = PeopleScene.hall(
                        seed, 16, 30, homographies ? CameraRig.Form.MAPPED_BOXES : CameraRig.Form.BOXES)
                .score(0.5);

        assertThat(score.mota()).as("seed " + seed).isGreaterThanOrEqualTo(0.90);
        assertThat(score.idf1()).as("seed " + seed).isGreaterThanOrEqualTo(0.85);
        assertThat(score.matchedRmse()).as("seed " + seed).isLessThan(0.17);
    }

    /** Seven cameras around 36 m by 12 m which people cross alone and two abreast, as public recordings have it. */
    @ParameterizedTest
    @CsvSource({"8, 2", "8, 10", "25, 2", "25, 5"})
    void shouldFollowPeopleAcrossASquareHoweverSeldomImagesAreTaken(int people, int perSecond) {
        double mota = 0;
        double idf1 = 0;
        for (long seed = 1; seed <= 2; seed++) {
            AnonymousScore score =
                    PeopleScene.plaza(seed, people, 25, perSecond).score(1);
            mota += score.mota() / 2;
            idf1 += score.idf1() / 2;
        }

        assertThat(mota).isGreaterThan(0.90);
        assertThat(idf1).isGreaterThan(0.85);
    }

    /** Matched at half a metre: 25 people under seven cameras known exactly, 40 under six that are off by 12 cm. */
    @ParameterizedTest
    @CsvSource({"plaza, 0.88, 0.78", "court, 0.85, 0.68"})
    void shouldFollowDenseCrowdsOfTwoImagesASecond(String scene, double leastMota, double leastIdf1) {
        double mota = 0;
        double idf1 = 0;
        for (long seed = 11; seed <= 14; seed++) {
            AnonymousScore score = (scene.equals("plaza")
                            ? PeopleScene.plaza(seed, 25, 60, 2)
                            : PeopleScene.court(seed, 40, 60, CameraRig.Form.BOXES, 0.12))
                    .score(0.5);
            mota += score.mota() / 4;
            idf1 += score.idf1() / 4;
        }

        assertThat(mota).isGreaterThan(leastMota);
        assertThat(idf1).isGreaterThan(leastIdf1);
    }
}
