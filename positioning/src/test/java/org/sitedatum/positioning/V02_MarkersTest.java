package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;
import org.sitedatum.positioning.vision.SiteVision;

/** V02: a robot with a camera passes markers on the walls of a hall. */
class V02_MarkersTest {

    private static final Intrinsics INTRINSICS =
            new Intrinsics(900, 905, 640, 360, List.of(-0.2, 0.05, 0.0005, -0.0005, 0.0), 1280, 720);
    private static final Lens LENS = new Lens(INTRINSICS);
    private static final double SIZE = 0.25;
    private static final RigidTransform BODY_FROM_OPTICAL = new RigidTransform(
            Quaternion.ofYawPitchRoll(0, -0.1, 0).times(SiteVision.LOOKING_AHEAD), new Vector3(0.2, 0.05, 0.6));
    private static final RigidTransform SITE_FROM_WALL_CAMERA = new RigidTransform(
            Quaternion.ofYawPitchRoll(Math.PI / 4, 0.3, 0).times(SiteVision.LOOKING_AHEAD), new Vector3(0, 0, 3));

    private final Outcomes outcomes = new Outcomes();
    private final List<Marker> markers = markers();
    private final PositioningEngine engine = new PositioningEngine(site(), EngineOptions.defaults(), outcomes);

    /** Sixteen on the walls of 20 m by 15 m, faces inwards, 1 m up. */
    private static List<Marker> markers() {
        List<Marker> markers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            markers.add(marker("s" + i, 2.5 + 5 * i, 0, Math.PI / 2));
            markers.add(marker("n" + i, 2.5 + 5 * i, 15, -Math.PI / 2));
            markers.add(marker("w" + i, 0, 2 + 3.7 * i, 0));
            markers.add(marker("e" + i, 20, 2 + 3.7 * i, Math.PI));
        }
        return markers;
    }

    /** x right and y up on the wall, z out of it. */
    private static Marker marker(String id, double x, double y, double facing) {
        Quaternion onWall = Quaternion.ofRotationMatrix(0, 0, 1, 1, 0, 0, 0, 1, 0);
        return new Marker(id, new RigidTransform(Quaternion.ofYaw(facing).times(onWall), new Vector3(x, y, 1)), SIZE);
    }

    private Site site() {
        FramePlacement optical = new FramePlacement(
                "robot-optical", "robot", BODY_FROM_OPTICAL, Optional.of(Covariance6.isotropic(0.005, 0.003)));
        Camera ahead =
                new Camera("ahead", Optional.of("robot-optical"), Optional.empty(), Optional.of(INTRINSICS), List.of());
        Camera wall = new Camera(
                "wall", Optional.empty(), Optional.of(SITE_FROM_WALL_CAMERA), Optional.of(INTRINSICS), List.of());
        List<Marker> all = new ArrayList<>(markers);
        all.add(new Marker("unsized", RigidTransform.IDENTITY, Double.NaN));
        return Site.builder("hall")
                .name("Hall")
                .floors(List.of(new Floor("ground", "ground", 0, 4, List.of())))
                .frames(List.of(optical))
                .cameras(List.of(ahead, wall))
                .markers(all)
                .trackables(List.of(
                        new Trackable("robot", "robot", TrackableKind.VEHICLE, List.of(), Double.NaN),
                        new Trackable(
                                "person",
                                "person",
                                TrackableKind.HEADSET,
                                List.of(new Tag("badge", new Vector3(0, 0, -0.4))),
                                Double.NaN)))
                .build();
    }

    private static RigidTransform truth(double t) {
        double angle = 0.15 * t;
        Vector3 place = new Vector3(10 + 5 * Math.cos(angle), 7.5 + 3.5 * Math.sin(angle), 0);
        double yaw = Math.atan2(3.5 * Math.cos(angle), -5 * Math.sin(angle));
        return new RigidTransform(Quaternion.ofYaw(yaw), place);
    }

    /** Corners of a marker in the robot's image; empty when not all of them are in it, seen from the front. */
    private Optional<List<PixelPoint>> corners(Marker marker, double t, double sigma, SplittableRandom random) {
        RigidTransform opticalFromMarker =
                truth(t).then(BODY_FROM_OPTICAL).inverse().then(marker.siteFromMarker());
        List<PixelPoint> corners = new ArrayList<>();
        ImagePoint image = new ImagePoint();
        double half = SIZE / 2;
        double[][] square = {{-half, half}, {half, half}, {half, -half}, {-half, -half}};
        for (double[] c : square) {
            Vector3 p = opticalFromMarker.apply(new Vector3(c[0], c[1], 0));
            if (!LENS.project(p.x(), p.y(), p.z(), image) || !LENS.isInside(new PixelPoint(image.u(), image.v()), -2)) {
                return Optional.empty();
            }
            corners.add(
                    new PixelPoint(image.u() + sigma * Dense.normal(random), image.v() + sigma * Dense.normal(random)));
        }
        Vector3 face = opticalFromMarker.rotation().rotate(new Vector3(0, 0, 1));
        return face.dot(opticalFromMarker.translation())
                        < -0.3 * opticalFromMarker.translation().norm()
                ? Optional.of(corners)
                : Optional.empty();
    }

    private static MarkerFix byCorners(String marker, double t, List<PixelPoint> corners) {
        return new MarkerFix(anonymous(t), "ahead", marker, Optional.empty(), corners, Optional.empty());
    }

    private static FixHeader anonymous(double t) {
        FixHeader header = SimulatedHall.header("ahead", "robot", t);
        return new FixHeader(
                header.source(),
                header.stampNanos(),
                header.receivedNanos(),
                Optional.empty(),
                header.seq(),
                Optional.empty(),
                Optional.empty());
    }

    private record Run(double rmse, double worst, double headingDeg, double exceeded) {}

    /** Ten images a second, markers far and near, one in fifty mistaken for another. */
    private Run drive(long seed, double seconds, boolean odometry) {
        SplittableRandom random = new SplittableRandom(seed);
        double squares = 0;
        double worst = 0;
        double heading = 0;
        int exceeded = 0;
        int count = 0;
        for (double t = 0; t < seconds; t += 0.1) {
            if (odometry) {
                engine.accept(odometry(t));
            }
            for (Marker marker : markers) {
                Optional<List<PixelPoint>> corners = corners(marker, t, 0.5, random);
                if (corners.isPresent()) {
                    boolean mistaken = t > 1 && random.nextInt(50) == 0;
                    String id = mistaken
                            ? markers.get(random.nextInt(markers.size())).id()
                            : marker.id();
                    engine.accept(byCorners(id, t, corners.get()));
                }
            }
            Optional<PoseEstimate> pose = engine.estimateAt("robot", SimulatedHall.stamp(t));
            if (t > 3) {
                Vector3 d = pose.orElseThrow().position().minus(truth(t).translation());
                double error = Math.hypot(d.x(), d.y());
                squares += error * error;
                worst = Math.max(worst, error);
                double off =
                        Math.toDegrees(pose.get().orientation().orElseThrow().angleTo(truth(t).rotation()));
                heading += off * off;
                exceeded += error > pose.get().protectionLevel() ? 1 : 0;
                count++;
            }
        }
        return new Run(Math.sqrt(squares / count), worst, Math.sqrt(heading / count), (double) exceeded / count);
    }

    private OdometryFix odometry(double t) {
        RigidTransform odom = truth(0).inverse().then(truth(t));
        return new OdometryFix(
                SimulatedHall.header("wheels", "robot", t),
                "odom",
                odom,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFollowARobotByTheCornersOfMarkers(long seed) {
        Run run = drive(seed, 45, false);

        assertThat(run.rmse()).isLessThan(0.15);
        assertThat(run.worst()).isLessThan(0.6);
        assertThat(run.headingDeg()).isLessThan(2);
        assertThat(run.exceeded()).isLessThan(0.005);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void shouldFollowARobotByMarkersAndOdometry(long seed) {
        Run run = drive(seed, 45, true);

        assertThat(run.rmse()).isLessThan(0.08);
        assertThat(run.exceeded()).isLessThan(0.005);
    }

    /** The wrong tilt, sent as the pose by a camera's own software every time: the body is never where it says. */
    @Test
    void shouldNotBelieveThePoseOfAWrongTilt() {
        SplittableRandom random = new SplittableRandom(9);
        drive(9, 10, false);
        RigidTransform before = truth(10);
        int flips = 0;
        for (double t = 10; t < 14; t += 0.1) {
            for (Marker marker : markers) {
                RigidTransform seen = truth(t).then(BODY_FROM_OPTICAL).inverse().then(marker.siteFromMarker());
                if (corners(marker, t, 0, random).isPresent()) {
                    flips++;
                    engine.accept(new MarkerFix(
                            anonymous(t),
                            "ahead",
                            marker.id(),
                            Optional.of(flipped(seen)),
                            List.of(),
                            Optional.empty()));
                }
            }
            PoseEstimate pose =
                    engine.estimateAt("robot", SimulatedHall.stamp(t)).orElseThrow();
            Vector3 d = pose.position().minus(truth(t).translation());
            assertThat(Math.hypot(d.x(), d.y())).isLessThan(0.8);
        }

        assertThat(flips).isGreaterThan(30);
        assertThat(before.translation().distanceTo(truth(14).translation())).isGreaterThan(2);
    }

    /** Mirrors the marker's tilt about the line of sight, as the second solution of a planar pose does. */
    private static RigidTransform flipped(RigidTransform seen) {
        Vector3 sight = seen.translation().times(1 / seen.translation().norm());
        Vector3 face = seen.rotation().rotate(new Vector3(0, 0, 1));
        Vector3 axis = sight.cross(face);
        double tilt = Math.atan2(axis.norm(), -sight.dot(face));
        Quaternion turn = Quaternion.ofRotationVector(axis.times(2 * tilt / axis.norm()));
        return new RigidTransform(turn.times(seen.rotation()), seen.translation());
    }

    @Test
    void shouldKeepBothTiltsOpenAtTheStart() {
        Marker marker =
                markers.stream().filter(m -> m.id().equals("n1")).findFirst().orElseThrow();
        SplittableRandom random = new SplittableRandom(17);
        boolean sawDoubt = false;
        for (double t = 0; t < 40 && !sawDoubt; t += 0.5) {
            Optional<List<PixelPoint>> corners = corners(marker, t, 0.5, random);
            if (corners.isPresent()) {
                engine.accept(byCorners("n1", t, corners.get()));
                sawDoubt = engine.estimateAt("robot", SimulatedHall.stamp(t))
                        .map(pose -> pose.state() == TrackingState.DEGRADED || pose.protectionLevel() > 1)
                        .orElse(false);
            }
        }
        assertThat(sawDoubt).isTrue();
    }

    @Test
    void shouldRefuseAMarkerFarFromWhereItShouldBe() {
        drive(3, 10, false);
        RigidTransform seen = new RigidTransform(
                Quaternion.ofRotationMatrix(0.8, 0, -0.6, 0, -1, 0, -0.6, 0, -0.8), new Vector3(0.1, 0, 0.8));
        double x = outcomes.lastPose().position().x();
        int before = outcomes.rejections.size();

        engine.accept(new MarkerFix(anonymous(10), "ahead", "w0", Optional.of(seen), List.of(), Optional.empty()));

        assertThat(outcomes.rejections).hasSize(before + 1);
        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.GATED);
        assertThat(outcomes.lastPose().position().x()).isCloseTo(x, within(1e-9));
    }

    @Test
    void shouldPlaceABadgeThatAFixedCameraSees() {
        Vector3 head = new Vector3(6, 5, 1.6);
        Vector3 badge = head.plus(new Vector3(0, 0, -0.4));
        RigidTransform seen = new RigidTransform(
                Quaternion.ofRotationMatrix(0.8, 0, -0.6, 0, -1, 0, -0.6, 0, -0.8),
                SITE_FROM_WALL_CAMERA.inverse().apply(badge));
        for (int i = 0; i < 20; i++) {
            engine.accept(
                    new MarkerFix(anonymous(0.1 * i), "wall", "badge", Optional.of(seen), List.of(), Optional.empty()));
        }

        PoseEstimate pose = outcomes.lastPose();
        assertThat(pose.trackable()).isEqualTo("person");
        assertThat(Math.hypot(pose.position().x() - 6, pose.position().y() - 5)).isLessThan(0.15);
    }

    @Test
    void shouldSayWhatIsWrongWithAMarkerFix() {
        SplittableRandom random = new SplittableRandom(5);
        Marker marker = markers.stream()
                .filter(m -> corners(m, 0, 0, random).isPresent())
                .findFirst()
                .orElseThrow();
        List<PixelPoint> good = corners(marker, 0, 0, random).orElseThrow();
        List<PixelPoint> line = List.of(good.get(0), good.get(0), good.get(1), good.get(1));
        List<PixelPoint> nan = List.of(good.get(0), good.get(1), good.get(2), new PixelPoint(Double.NaN, 1));

        assertThat(refusal(byCorners(marker.id(), 0, line)).reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(refusal(byCorners(marker.id(), 0.1, nan)).reason()).isEqualTo(Reason.NOT_FINITE);
        assertThat(refusal(byCorners(marker.id(), 0.2, good.subList(0, 3))).reason())
                .isEqualTo(Reason.MISSING_FIELD);
        assertThat(refusal(byCorners("nobody", 0.3, good)).reason()).isEqualTo(Reason.UNKNOWN_SENSOR);
        assertThat(refusal(byCorners("unsized", 0.4, good)).detail()).contains("size");
        assertThat(refusal(new MarkerFix(anonymous(0.5), "wall", marker.id(), Optional.empty(), good, Optional.empty()))
                        .detail())
                .contains("rides on no body");
        assertThat(refusal(new MarkerFix(anonymous(0.6), "ahead", "badge", Optional.empty(), good, Optional.empty()))
                        .detail())
                .contains("has no pose in the site");
        assertThat(refusal(new MarkerFix(
                                SimulatedHall.header("ahead", "person", 0.7),
                                "ahead",
                                marker.id(),
                                Optional.empty(),
                                good,
                                Optional.empty()))
                        .detail())
                .contains("not on the fix's trackable");
        assertThat(outcomes.poses).isEmpty();
    }

    private FixRejection refusal(MarkerFix fix) {
        int before = outcomes.rejections.size();
        engine.accept(fix);
        assertThat(outcomes.rejections).hasSize(before + 1);
        return outcomes.lastRejection();
    }
}
