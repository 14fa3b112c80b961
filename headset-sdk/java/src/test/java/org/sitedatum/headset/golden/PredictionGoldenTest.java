package org.sitedatum.headset.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.poses.MotionModel;
import org.sitedatum.headset.poses.PredictedPose;
import org.sitedatum.headset.poses.RemotePose;
import org.sitedatum.headset.poses.RemotePoses;

class PredictionGoldenTest {

    private static final long STAMP = 1_800_000_000_000_000_000L;

    @TestFactory
    Stream<DynamicTest> shouldPredictAsIntegrationDoes() {
        JsonObject golden = Golden.read("prediction.json");
        List<JsonObject> cases = golden.objects("cases");
        assertThat(cases).hasSizeGreaterThan(40);
        return IntStream.range(0, cases.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        i + " " + cases.get(i).text("model"), () -> check(cases.get(i), golden.number("tolerance"))));
    }

    private static void check(JsonObject one, double tolerance) {
        RemotePoses poses = new RemotePoses();
        double[] v = one.numbers("velocity", 3);
        poses.told(new RemotePose(
                "x",
                one.text("kind"),
                STAMP,
                ConverterGoldenTest.pose(one.numbers("pose", 7)),
                new Vector3(v[0], v[1], v[2]),
                one.number("turnRate"),
                MotionModel.valueOf(one.text("model")),
                one.number("sigma"),
                one.number("velocitySigma")));
        PredictedPose out = new PredictedPose();

        assertThat(poses.poseAt("x", STAMP + 1000 * one.integer("afterMicros"), out))
                .isEqualTo(RemotePoses.Answer.FOUND);

        double[] expected = one.numbers("expected", 7);
        assertThat(out.pose().x()).isCloseTo(expected[0], within(tolerance));
        assertThat(out.pose().y()).isCloseTo(expected[1], within(tolerance));
        assertThat(out.pose().z()).isCloseTo(expected[2], within(tolerance));
        double dot = out.pose().qz() * expected[5] + out.pose().qw() * expected[6];
        assertThat(Math.abs(dot)).isCloseTo(1, within(tolerance));
        assertThat(out.sigma()).isCloseTo(one.number("expectedSigma"), within(tolerance));
        assertThat(out.isBeyondHorizon()).isEqualTo(one.flag("beyondHorizon", false));
    }
}
