package org.sitedatum.headset.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sitedatum.headset.align.AlignmentListener;
import org.sitedatum.headset.align.AlignmentOptions;
import org.sitedatum.headset.align.AlignmentSnapshot;
import org.sitedatum.headset.align.SessionAlignment;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonWriter;

/**
 * Runs the sessions of {@code alignment.json} (made by make_golden.py, with the truth) and compares with
 * {@code alignment-expected.json}, which this test writes with {@code -Dgolden.write=true}.
 */
class AlignmentGoldenTest {

    private static final String EXPECTED = "alignment-expected.json";

    private final List<JsonObject> cases = Golden.read("alignment.json").objects("cases");

    @TestFactory
    Stream<DynamicTest> shouldComeNearTheTruth() {
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.text("name"), () -> compareWithTruth(one)));
    }

    @TestFactory
    Stream<DynamicTest> shouldGiveTheExpectedNumbers() {
        if (Golden.isWriting()) {
            JsonWriter out = new JsonWriter();
            cases.forEach(one -> out.put(one.text("name"), describe(run(one))));
            Golden.write(EXPECTED, out.text().replace("},", "},\n"));
        }
        JsonObject expected = Golden.read(EXPECTED);
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.text("name"), () -> compare(run(one), expected.object(one.text("name")))));
    }

    @Test
    void shouldHoldEveryKindOfSighting() {
        assertThat(cases.stream().flatMap(one -> one.objects("events").stream()).map(event -> event.text("kind")))
                .contains("head", "tag", "marker", "touch", "place", "lost", "told");
    }

    private static void compareWithTruth(JsonObject one) {
        AlignmentSnapshot found = run(one).snapshot();
        JsonObject expect = one.object("expect");
        JsonObject truth = one.object("truth");
        double[] position = truth.numbers("position", 3);
        Vector3 place = new Vector3(position[0], position[1], position[2]);

        assertThat(found.quality()).hasToString(expect.text("quality"));
        assertThat(found.reason()).hasToString(expect.text("reason"));
        if (expect.has("tolerance")) {
            Vector3 head = lastHead(one);
            Pose exact = exact(place, truth);
            assertThat(found.siteFromSession().apply(head).distanceTo(exact.apply(head)))
                    .isLessThan(expect.number("tolerance"));
            assertThat(angle(found.siteFromSession(), exact)).isLessThan(expect.number("yawTolerance"));
        }
    }

    private static Pose exact(Vector3 place, JsonObject truth) {
        if (!truth.has("rotation")) {
            return Pose.level(place, truth.number("yaw"));
        }
        double[] q = truth.numbers("rotation", 4);
        return new Pose(place, q[0], q[1], q[2], q[3]);
    }

    private static double angle(Pose a, Pose b) {
        Pose between = a.inverse().then(b);
        double sine =
                Math.sqrt(between.qx() * between.qx() + between.qy() * between.qy() + between.qz() * between.qz());
        return 2 * Math.atan2(sine, Math.abs(between.qw()));
    }

    private static Vector3 lastHead(JsonObject one) {
        List<JsonObject> heads = one.objects("events").stream()
                .filter(event -> event.text("kind").equals("head"))
                .toList();
        Pose told = ConverterGoldenTest.pose(heads.get(heads.size() - 1).numbers("pose", 7));
        return Convention.valueOf(one.text("convention")).toSite(told).position();
    }

    private static void compare(SessionAlignment found, JsonObject expected) {
        AlignmentSnapshot snapshot = found.snapshot();
        Vector3 position = snapshot.siteFromSession().position();
        double[] place = expected.numbers("position", 3);
        assertThat(position.distanceTo(new Vector3(place[0], place[1], place[2])))
                .isLessThan(1e-6);
        assertThat(snapshot.siteFromSession().yaw()).isCloseTo(expected.number("yaw"), within(1e-7));
        assertThat(snapshot.revision()).isEqualTo(expected.integer("revision"));
        assertThat(snapshot.quality()).hasToString(expected.text("quality"));
        assertThat(snapshot.reason()).hasToString(expected.text("reason"));
        if (expected.has("rotation")) {
            double[] q = expected.numbers("rotation", 4);
            assertThat(angle(snapshot.siteFromSession(), new Pose(position, q[0], q[1], q[2], q[3])))
                    .isLessThan(1e-7);
            assertThat(found.tiltSigma()).isCloseTo(expected.number("tiltSigma"), within(1e-7));
        }
        if (expected.has("horizontalSigma")) {
            assertThat(found.horizontalSigma()).isCloseTo(expected.number("horizontalSigma"), within(1e-6));
            assertThat(found.yawSigma()).isCloseTo(expected.number("yawSigma"), within(1e-7));
        }
    }

    private static JsonWriter describe(SessionAlignment found) {
        AlignmentSnapshot snapshot = found.snapshot();
        Vector3 position = snapshot.siteFromSession().position();
        JsonWriter out = new JsonWriter()
                .put("position", position.x(), position.y(), position.z())
                .put("yaw", snapshot.siteFromSession().yaw())
                .put("revision", snapshot.revision())
                .put("quality", snapshot.quality().name())
                .put("reason", snapshot.reason().name());
        if (Double.isFinite(found.yawSigma())) {
            out.put("horizontalSigma", found.horizontalSigma()).put("yawSigma", found.yawSigma());
        }
        if (found.tiltSigma() > 0 && Double.isFinite(found.tiltSigma())) {
            Pose pose = snapshot.siteFromSession();
            out.put("rotation", pose.qx(), pose.qy(), pose.qz(), pose.qw()).put("tiltSigma", found.tiltSigma());
        }
        return out;
    }

    private static SessionAlignment run(JsonObject one) {
        double[] tag = one.numbers("headFromTag", 3);
        SessionAlignment alignment = new SessionAlignment(
                AlignmentOptions.DEFAULT
                        .withTagAt(new Vector3(tag[0], tag[1], tag[2]))
                        .withGravityTrusted(one.flag("gravityTrusted", true)),
                AlignmentListener.NONE);
        Convention convention = Convention.valueOf(one.text("convention"));
        PoseBuffer head = new PoseBuffer();
        for (JsonObject event : one.objects("events")) {
            long time = 1000 * event.integer("t");
            switch (event.text("kind")) {
                case "head" ->
                    alignment.headPose(time, head.set(ConverterGoldenTest.pose(event.numbers("pose", 7))), convention);
                case "lost" -> alignment.headLost(time);
                case "reset" -> alignment.sessionReset();
                case "tag" -> {
                    double[] p = event.numbers("position", 3);
                    alignment.tagPosition(time, p[0], p[1], p[2], event.numbers("covariance", 6));
                }
                case "marker" ->
                    alignment.markerSeen(
                            time,
                            event.text("marker"),
                            ConverterGoldenTest.pose(event.numbers("site", 7)),
                            ConverterGoldenTest.pose(event.numbers("session", 7)),
                            convention,
                            event.number("sigma"),
                            event.number("yawSigma"));
                case "place" ->
                    alignment.placeSeen(
                            time,
                            ConverterGoldenTest.pose(event.numbers("site", 7)),
                            event.number("horizontalSigma"),
                            event.number("verticalSigma"),
                            event.number("yawSigma"));
                case "told" ->
                    alignment.alignmentTold(
                            time,
                            ConverterGoldenTest.pose(event.numbers("siteFromSession", 7)),
                            event.numbers("covariance", 21));
                case "touch" -> {
                    double[] site = event.numbers("site", 3);
                    double[] session = event.numbers("session", 3);
                    alignment.pointTouched(
                            time,
                            new Vector3(site[0], site[1], site[2]),
                            new Vector3(session[0], session[1], session[2]),
                            convention,
                            event.number("sigma"));
                }
                default -> throw new IllegalStateException(event.text("kind"));
            }
        }
        return alignment;
    }
}
