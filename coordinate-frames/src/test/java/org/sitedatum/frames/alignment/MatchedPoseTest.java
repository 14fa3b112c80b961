package org.sitedatum.frames.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sitedatum.frames.alignment.FrameAlignmentTest.aligned;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

class MatchedPoseTest {

    @ParameterizedTest
    @EnumSource(
            value = AlignmentModel.class,
            names = {"RIGID", "YAW_TRANSLATION"})
    void shouldAlignFromASinglePose(AlignmentModel model) {
        for (int seed = 0; seed < 100; seed++) {
            var scenes = new Scenes(seed);
            AlignmentMap truth = scenes.map(model);

            Aligned aligned =
                    aligned(FrameAlignment.of(model).withNoise(Noise.AS_GIVEN).fit(List.of(pose(scenes, truth, 0, 0))));

            assertThat(aligned.rigid().orElseThrow().rotation().angleTo(truth.rotation()))
                    .isLessThan(1e-9);
            assertThat(aligned.targetFromSource().translation().distanceTo(truth.translation()))
                    .isLessThan(1e-8);
        }
    }

    @Test
    void shouldAlignWithScaleFromTwoPosesEvenInOneLine() {
        var scenes = new Scenes(6);
        AlignmentMap truth = scenes.map(AlignmentModel.SIMILARITY);

        Aligned aligned = aligned(FrameAlignment.of(AlignmentModel.SIMILARITY)
                .withNoise(Noise.AS_GIVEN)
                .fit(List.of(pose(scenes, truth, 0, 0), pose(scenes, truth, 0, 0))));

        assertThat(aligned.targetFromSource().scale()).isCloseTo(truth.scale(), within(1e-9));
        assertThat(aligned.targetFromSource().rotation().angleTo(truth.rotation()))
                .isLessThan(1e-9);
    }

    @Test
    void shouldAverageRotationsWhereTheBodyStandsStill() {
        var scenes = new Scenes(1);
        AlignmentMap truth = scenes.map(AlignmentModel.RIGID);
        double single = 0;
        double averaged = 0;
        for (int run = 0; run < 300; run++) {
            List<MatchedPose> poses = new ArrayList<>();
            Vector3 place = new Vector3(1, 2, 3);
            for (int i = 0; i < 25; i++) {
                poses.add(poseAt(scenes, truth, place, 0.01, 0.1));
            }
            FrameAlignment rigid = FrameAlignment.of(AlignmentModel.RIGID).withNoise(Noise.AS_GIVEN);

            single += square(angle(aligned(rigid.fit(poses.subList(0, 1))), truth));
            averaged += square(angle(aligned(rigid.fit(poses)), truth));
        }
        assertThat(Math.sqrt(single / averaged)).isCloseTo(5, within(0.5));
    }

    @Test
    void shouldTrustSpreadPositionsMoreThanBlurredRotations() {
        var scenes = new Scenes(2);
        AlignmentMap truth = scenes.map(AlignmentModel.RIGID);
        List<MatchedPose> poses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            poses.add(pose(scenes, truth, 0.001, 0.2));
        }

        Aligned aligned = aligned(FrameAlignment.of(AlignmentModel.RIGID)
                .withNoise(Noise.AS_GIVEN)
                .fit(poses));

        assertThat(angle(aligned, truth)).isLessThan(1e-3);
        assertThat(aligned.residuals()).allMatch(r -> r.angle().isPresent());
    }

    @Test
    void shouldLeaveOutPosesThatAreWrongInRotationOnly() {
        var scenes = new Scenes(3);
        AlignmentMap truth = scenes.map(AlignmentModel.RIGID);
        List<MatchedPose> poses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            MatchedPose pose = pose(scenes, truth, 0.02, 0.01);
            RigidTransform target = pose.targetFromBody();
            boolean flipped = i % 5 == 0;
            var turned = new RigidTransform(
                    flipped ? target.rotation().times(Quaternion.ofYaw(Math.PI)) : target.rotation(),
                    target.translation());
            poses.add(new MatchedPose(pose.sourceFromBody(), turned, 4e-4, 1e-4));
        }

        Aligned aligned = aligned(FrameAlignment.of(AlignmentModel.RIGID)
                .withNoise(Noise.AS_GIVEN)
                .withRobust(RobustOptions.seeded(5))
                .fit(poses));

        int kept = 0;
        for (int i = 0; i < 20; i++) {
            boolean inlier = aligned.residuals().get(i).inlier();
            assertThat(inlier && i % 5 == 0).as("flipped pose %s in use", i).isFalse();
            kept += inlier ? 1 : 0;
        }
        assertThat(kept).isGreaterThanOrEqualTo(15); // of 16 good ones
        assertThat(angle(aligned, truth)).isLessThan(0.01);
    }

    @Test
    void shouldMixPosesWithPointsOnALine() {
        var scenes = new Scenes(4);
        AlignmentMap truth = scenes.map(AlignmentModel.RIGID);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Vector3 p = new Vector3(i, 2 * i, -i);
            matches.add(MatchedPoint.of(p, truth.apply(p)));
        }
        matches.add(pose(scenes, truth, 0, 0));

        Aligned aligned = aligned(FrameAlignment.of(AlignmentModel.RIGID)
                .withNoise(Noise.AS_GIVEN)
                .fit(matches));

        assertThat(angle(aligned, truth)).isLessThan(1e-9);
    }

    @Test
    void shouldRefuseRotationsThatAreNone() {
        var bad = new RigidTransform(new Quaternion(0, 0, 0, 2), Vector3.ZERO);

        assertThatThrownBy(() -> new MatchedPose(bad, RigidTransform.IDENTITY, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sourceFromBody is turned by");
        assertThatThrownBy(() -> new MatchedPose(RigidTransform.IDENTITY, RigidTransform.IDENTITY, 1, -1))
                .hasMessageContaining("rotationVariance is -1.0");
    }

    static MatchedPose pose(Scenes scenes, AlignmentMap truth, double positionSigma, double rotationSigma) {
        return poseAt(scenes, truth, scenes.vector(10), positionSigma, rotationSigma);
    }

    private static MatchedPose poseAt(
            Scenes scenes, AlignmentMap truth, Vector3 place, double positionSigma, double rotationSigma) {
        var sourceFromBody = new RigidTransform(scenes.rotation(), place);
        Quaternion shaken = Quaternion.ofRotationVector(scenes.gaussian(rotationSigma));
        var targetFromBody = new RigidTransform(
                shaken.times(truth.rotation()).times(sourceFromBody.rotation()).normalized(),
                truth.apply(place).plus(scenes.gaussian(positionSigma)));
        return new MatchedPose(
                sourceFromBody,
                targetFromBody,
                positionSigma > 0 ? square(positionSigma) : 1e-6,
                rotationSigma > 0 ? square(rotationSigma) : 1e-6);
    }

    private static double angle(Aligned aligned, AlignmentMap truth) {
        return aligned.targetFromSource().rotation().angleTo(truth.rotation());
    }

    private static double square(double x) {
        return x * x;
    }
}
