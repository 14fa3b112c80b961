package org.sitedatum.samples.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonReader;
import org.sitedatum.headset.json.JsonWriter;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.replay.PacedEngine;

/**
 * The golden sessions of the kits, given to the engine as a headset sends them: what the server tells must be where the device
 * itself would find its session.
 */
class EngineGoldenTest {

    private static final Path GOLDEN = Path.of("..", "headset-sdk", "golden", "alignment.json");
    private static final long START_MICROS = 1_800_000_000_000_000L;

    /** The optical frame of a camera that looks ahead from the head (REP-103). */
    private static final Pose LOOKING_AHEAD =
            new Pose(org.sitedatum.headset.geometry.Vector3.ZERO, -0.5, 0.5, -0.5, 0.5);

    private final List<String> refused = new ArrayList<>();
    private Optional<RigidTransform> siteFromSession = Optional.empty();
    private Optional<RigidTransform> lastHead = Optional.empty();
    private double yawSigma;

    @ParameterizedTest
    @CsvSource({"tag-exact, 0.05", "tag-noisy, 0.25", "tag-unity, 0.15", "tag-ros, 0.15", "marker-once, 0.002000001"})
    void shouldFindTheSessionWhereItIs(String name, double tolerance) {
        JsonObject session = session(name);
        Convention convention = Convention.valueOf(session.text("convention"));
        PacedEngine engine = engine(session);
        session.objects("events").stream()
                .sorted(Comparator.comparingLong(event -> event.integer("t")))
                .forEach(event -> engine.accept(fix(event, session, convention)));
        engine.passTo(1_000 * (START_MICROS + last(session)) + 300_000_000L);

        JsonObject truth = session.object("truth");
        double[] p = truth.numbers("position", 3);
        RigidTransform wanted =
                new RigidTransform(Quaternion.ofYaw(truth.number("yaw")), new Vector3(p[0], p[1], p[2]));
        RigidTransform head = lastHead.orElseThrow();
        double error = siteFromSession
                .orElseThrow()
                .then(head)
                .translation()
                .distanceTo(wanted.then(head).translation());
        double turn = siteFromSession.orElseThrow().rotation().angleTo(wanted.rotation());
        System.out.printf(
                "engine, %s: %.3f m, %.2f degrees (told: %.2f), %d refused%n",
                name, error, Math.toDegrees(turn), Math.toDegrees(yawSigma), refused.size());
        assertThat(error).isLessThan(tolerance);
        assertThat(turn).isLessThan(3 * yawSigma);
        assertThat(Math.toDegrees(turn)).isLessThan(4);
    }

    /** The markers that the session sees, as the site has them. */
    private static String markers(JsonObject session) {
        return session.objects("events").stream()
                .filter(event -> event.text("kind").equals("marker"))
                .map(event -> {
                    double[] m = event.numbers("site", 7);
                    return "{\"id\":\"" + event.text("marker") + "\",\"position\":[" + m[0] + "," + m[1] + "," + m[2]
                            + "],\"orientation\":[" + m[3] + "," + m[4] + "," + m[5] + "," + m[6] + "],\"size\":0.2}";
                })
                .collect(Collectors.joining(","));
    }

    private static Pose headAt(long t, JsonObject session, Convention convention) {
        return session.objects("events").stream()
                .filter(event -> event.text("kind").equals("head") && event.integer("t") == t)
                .findFirst()
                .map(event -> convention.toSite(pose(event.numbers("pose", 7))))
                .orElseThrow();
    }

    private PacedEngine engine(JsonObject session) {
        double[] lever = session.numbers("headFromTag", 3);
        String document =
                "{\"id\":\"golden\",\"name\":\"golden\",\"floors\":[{\"id\":\"f\",\"name\":\"f\",\"elevation\":0,"
                        + "\"height\":4,\"outline\":[[-99,-99],[99,-99],[99,99],[-99,99]]}],"
                        + "\"markers\":[" + markers(session) + "],"
                        + "\"trackables\":[{\"id\":\"h\",\"kind\":\"headset\",\"tags\":[{\"id\":\"tag\",\"leverArm\":["
                        + lever[0] + "," + lever[1] + "," + lever[2] + "]}]}]}";
        SiteDecoding site = new SiteJsonDecoder().decode(document.getBytes(StandardCharsets.UTF_8));
        assertThat(site).isInstanceOf(SiteDecoding.Sound.class);
        return new PacedEngine(new PositioningEngine(
                ((SiteDecoding.Sound) site).site(), EngineOptions.defaults(), new EngineListener() {
                    @Override
                    public void onAlignment(
                            String frame, long stamp, RigidTransform told, Covariance6 covariance, long revision) {
                        siteFromSession = Optional.of(told);
                        yawSigma = Math.sqrt(covariance.rotation().zz());
                    }

                    @Override
                    public void onRejection(FixRejection rejection) {
                        refused.add(rejection.toString());
                    }
                }));
    }

    /** As the kit sends it. */
    private org.sitedatum.positioning.fix.Fix fix(JsonObject event, JsonObject session, Convention convention) {
        long stamp = START_MICROS + event.integer("t");
        JsonWriter fix = new JsonWriter().put("stamp", stamp);
        switch (event.text("kind")) {
            case "head" -> {
                Pose head = convention.toSite(pose(event.numbers("pose", 7)));
                lastHead = Optional.of(rigid(head));
                fix.put("kind", "odometry").put("trackable", "h").put("frame", "h.session");
                write(fix, head);
            }
            case "marker" -> {
                Pose seen = LOOKING_AHEAD
                        .inverse()
                        .then(headAt(event.integer("t"), session, convention).inverse())
                        .then(convention.toSite(pose(event.numbers("session", 7))));
                fix.put("kind", "marker")
                        .put("trackable", "h")
                        .put("camera", "h")
                        .put("marker", event.text("marker"));
                write(fix, seen);
            }
            default ->
                fix.put("kind", "position")
                        .put("trackable", "tag")
                        .put("position", event.numbers("position", 3))
                        .put("covariance", event.numbers("covariance", 6));
        }
        List<DecodedFix> decoded = new FixJsonDecoder()
                .decode(fix.text().getBytes(StandardCharsets.UTF_8), "kit", 1_000 * stamp + 1_000_000L);
        assertThat(decoded).hasSize(1).allMatch(DecodedFix.Accepted.class::isInstance);
        return ((DecodedFix.Accepted) decoded.get(0)).fix();
    }

    private static void write(JsonWriter fix, Pose pose) {
        fix.put(
                        "position",
                        pose.position().x(),
                        pose.position().y(),
                        pose.position().z())
                .put("orientation", pose.qx(), pose.qy(), pose.qz(), pose.qw());
    }

    private static long last(JsonObject session) {
        return session.objects("events").stream()
                .mapToLong(event -> event.integer("t"))
                .max()
                .orElseThrow();
    }

    private static Pose pose(double[] n) {
        return new Pose(new org.sitedatum.headset.geometry.Vector3(n[0], n[1], n[2]), n[3], n[4], n[5], n[6]);
    }

    private static RigidTransform rigid(Pose pose) {
        return new RigidTransform(
                new Quaternion(pose.qx(), pose.qy(), pose.qz(), pose.qw()),
                new Vector3(
                        pose.position().x(),
                        pose.position().y(),
                        pose.position().z()));
    }

    private static JsonObject session(String name) {
        try {
            return JsonReader.read(Files.readString(GOLDEN)).objects("cases").stream()
                    .filter(one -> one.text("name").equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
