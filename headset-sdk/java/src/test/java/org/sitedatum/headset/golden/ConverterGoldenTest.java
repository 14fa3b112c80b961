package org.sitedatum.headset.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.json.JsonObject;

class ConverterGoldenTest {

    @TestFactory
    java.util.List<DynamicTest> shouldConvertAsOthersDo() {
        java.util.List<JsonObject> cases = Golden.read("converters.json").objects("cases");
        assertThat(cases).hasSize(36);
        return java.util.stream.IntStream.range(0, cases.size())
                .mapToObj(i ->
                        DynamicTest.dynamicTest(i + " " + cases.get(i).text("convention"), () -> check(cases.get(i))))
                .toList();
    }

    private static void check(JsonObject vector) {
        Convention convention = Convention.valueOf(vector.text("convention"));
        Pose site = pose(vector.numbers("site", 7));
        Pose device = pose(vector.numbers("device", 7));

        same(convention.toSite(device), site);
        same(convention.fromSite(site), device);
    }

    static Pose pose(double[] n) {
        return new Pose(new Vector3(n[0], n[1], n[2]), n[3], n[4], n[5], n[6]);
    }

    private static void same(Pose actual, Pose expected) {
        assertThat(actual.position().distanceTo(expected.position())).isLessThan(1e-12);
        double dot = actual.qx() * expected.qx()
                + actual.qy() * expected.qy()
                + actual.qz() * expected.qz()
                + actual.qw() * expected.qw();
        assertThat(Math.abs(dot)).isCloseTo(1, within(1e-12));
    }
}
