package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.TrackableKind;

/** Every refusal at the door has its reason, names what was wrong, is counted, and moves no track. */
class DoorStoryTest {

    private static final long MILLISECOND = 1_000_000L;
    private static final long NOW = 1_767_225_600_000_000_000L;
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Vector3 FINE = new Vector3(1, 2, 0.5);

    private final Outcomes outcomes = new Outcomes();
    private final PositioningEngine engine = new PositioningEngine(
            SmallSite.withAnchors(4)
                    .body("cart", TrackableKind.VEHICLE, NAN, List.of(new Tag("cart-front", new Vector3(0.5, 0, 0))))
                    .body("other", TrackableKind.ASSET, NAN, List.of(new Tag("other-tag", Vector3.ZERO)))
                    .build(),
            EngineOptions.defaults(),
            outcomes);

    @BeforeEach
    void startTheCart() {
        for (int i = -20; i <= 0; i++) {
            engine.accept(pose(at(i * 50L), new RigidTransform(Quaternion.IDENTITY, new Vector3(0.05 * i, 1, 0))));
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("bad")
    void shouldRefuseWithItsReasonAndMoveNothing(Fix fix, Reason reason, List<String> words) {
        Optional<PoseEstimate> before = engine.estimateAt("cart", NOW + 100 * MILLISECOND);
        long accepted = engine.acceptedCount();
        int poses = outcomes.poses.size();

        engine.accept(fix);

        assertThat(outcomes.rejections).hasSize(1);
        FixRejection rejection = outcomes.lastRejection();
        assertThat(rejection.reason()).as(rejection.detail()).isEqualTo(reason);
        assertThat(rejection.detail()).contains(words);
        assertThat(rejection.stampNanos()).isEqualTo(fix.stampNanos());
        assertThat(rejection.source()).isEqualTo(fix.header().source());
        assertThat(engine.rejectedCounts()).containsOnlyKeys(reason).containsEntry(reason, 1L);
        assertThat(engine.acceptedCount()).isEqualTo(accepted);
        assertThat(outcomes.poses).hasSize(poses);
        assertThat(engine.estimateAt("cart", NOW + 100 * MILLISECOND)).isEqualTo(before);
    }

    static Stream<Arguments> bad() {
        List<Arguments> all = new ArrayList<>();
        headers(all);
        sensors(all);
        rangeNumbers(all);
        poseNumbers(all);
        motionNumbers(all);
        return all.stream();
    }

    private static void headers(List<Arguments> all) {
        all.add(bad(range(header("", "cart", NOW, NOW), "a0", 3, NAN), Reason.INVALID_ID, "source", "128"));
        all.add(bad(range(header("a/b", "cart", NOW, NOW), "a0", 3, NAN), Reason.INVALID_ID, "source"));
        all.add(bad(range(header("x".repeat(129), "cart", NOW, NOW), "a0", 3, NAN), Reason.INVALID_ID, "source"));
        all.add(bad(range(header("uwb", "nobody", NOW, NOW), "a0", 3, NAN), Reason.UNKNOWN_TRACKABLE, "nobody"));
        all.add(bad(
                range(header("uwb", "cart", NOW + 201 * MILLISECOND, NOW), "a0", 3, NAN),
                Reason.FROM_FUTURE,
                "stamp",
                "201",
                "200"));
        all.add(bad(
                range(header("uwb", "cart", NOW - 5_001 * MILLISECOND, NOW), "a0", 3, NAN),
                Reason.TOO_OLD,
                "stamp",
                "5001",
                "5000"));
        all.add(bad(range(header("uwb", "cart", 0, NOW), "a0", 3, NAN), Reason.TOO_OLD, "stamp"));
        all.add(bad(range(header("uwb", "cart", Long.MIN_VALUE, NOW), "a0", 3, NAN), Reason.TOO_OLD, "stamp"));
        all.add(bad(range(header("uwb", "cart", Long.MAX_VALUE, NOW), "a0", 3, NAN), Reason.FROM_FUTURE, "stamp"));
        all.add(bad(
                range(header("uwb", "cart", NOW - 600 * MILLISECOND, NOW), "a0", 3, NAN), Reason.TOO_OLD, "500 ms"));
        all.add(bad(pose(header("vps", "cart", NOW, NOW), RigidTransform.IDENTITY), Reason.DUPLICATE, "same source"));
    }

    private static void sensors(List<Arguments> all) {
        FixHeader header = header("uwb", "cart", NOW, NOW);
        all.add(bad(range(header, "a9", 3, NAN), Reason.UNKNOWN_SENSOR, "anchor a9"));
        all.add(bad(new RangeDifferenceFix(header, "a0", "a9", 1, NAN), Reason.UNKNOWN_SENSOR, "reference a9"));
        all.add(bad(new RangeDifferenceFix(header, "a9", "a0", 1, NAN), Reason.UNKNOWN_SENSOR, "anchor a9"));
        all.add(bad(new RangeDifferenceFix(header, "a1", "a1", 1, NAN), Reason.OUT_OF_RANGE, "a1", "differ"));
        all.add(bad(new BearingFix(header, "nowhere", 0, 0, NAN), Reason.UNKNOWN_SENSOR, "sensor nowhere"));
        all.add(bad(
                new PositionFix(header, "adrift", 1, 2, 3, Covariance3.isotropic(0.1)), Reason.NO_TRANSFORM, "frame"));
        all.add(bad(
                new PositionFix(header, "nowhere", 1, 2, 3, Covariance3.isotropic(0.1)), Reason.NO_TRANSFORM, "frame"));
        all.add(bad(
                new PoseFix(
                        header,
                        "site",
                        RigidTransform.IDENTITY,
                        Optional.empty(),
                        Vector3.ZERO,
                        Optional.of("other-tag")),
                Reason.UNKNOWN_TRACKABLE,
                "point other-tag"));
        FixHeader anonymous = new FixHeader(
                "uwb", NOW, NOW, Optional.empty(), java.util.OptionalLong.empty(), Optional.empty(), Optional.empty());
        all.add(bad(range(anonymous, "a0", 3, NAN), Reason.UNSUPPORTED, "range", "trackable"));
    }

    private static void rangeNumbers(List<Arguments> all) {
        FixHeader header = header("uwb", "cart", NOW, NOW);
        all.add(bad(range(header, "a0", NAN, NAN), Reason.NOT_FINITE, "range", "NaN", "10000"));
        all.add(bad(range(header, "a0", INFINITE, NAN), Reason.NOT_FINITE, "range", "Infinity"));
        all.add(bad(range(header, "a0", -0.01, NAN), Reason.OUT_OF_RANGE, "range", "-0.01", "0.0"));
        all.add(bad(range(header, "a0", 10_001, NAN), Reason.OUT_OF_RANGE, "range", "10001", "10000"));
        all.add(bad(range(header, "a0", 3, 0), Reason.OUT_OF_RANGE, "sigma", "0.0", "above 0"));
        all.add(bad(range(header, "a0", 3, -1), Reason.OUT_OF_RANGE, "sigma", "-1.0"));
        all.add(bad(range(header, "a0", 3, INFINITE), Reason.OUT_OF_RANGE, "sigma", "Infinity"));
        all.add(bad(new RangeDifferenceFix(header, "a0", "a1", NAN, NAN), Reason.NOT_FINITE, "difference"));
        all.add(bad(
                new RangeDifferenceFix(header, "a0", "a1", -10_001, NAN), Reason.OUT_OF_RANGE, "difference", "-10001"));
        all.add(bad(new BearingFix(header, "corner", NAN, 0, NAN), Reason.NOT_FINITE, "azimuth"));
        all.add(bad(new BearingFix(header, "corner", 7, 0, NAN), Reason.OUT_OF_RANGE, "azimuth", "7.0"));
        all.add(bad(new BearingFix(header, "corner", 0, INFINITE, NAN), Reason.NOT_FINITE, "elevation"));
        all.add(bad(new BearingFix(header, "corner", 0, 1.6, NAN), Reason.OUT_OF_RANGE, "elevation", "1.6"));
        all.add(bad(new BearingFix(header, "corner", 0, 0, 0), Reason.OUT_OF_RANGE, "sigma"));
    }

    private static void poseNumbers(List<Arguments> all) {
        FixHeader header = header("gps", "cart", NOW, NOW);
        Covariance3 fine = Covariance3.isotropic(0.1);
        all.add(bad(new PositionFix(header, "site", NAN, 0, 0, fine), Reason.NOT_FINITE, "position[0]"));
        all.add(bad(new PositionFix(header, "site", 0, -INFINITE, 0, fine), Reason.NOT_FINITE, "position[1]"));
        all.add(bad(new PositionFix(header, "site", 0, 0, INFINITE, fine), Reason.NOT_FINITE, "position[2]"));
        all.add(bad(new PositionFix(header, "site", 1e7, 0, 0, fine), Reason.OUT_OF_RANGE, "position[0]", "1.0E7"));
        for (double[] c : new double[][] {
            {NAN, 0, 1}, {1, NAN, 1}, {-1, 0, 1}, {1, 2, 1}, {INFINITE, 0, 1}, {1e200, 0, 1e200}, {1, INFINITE, 1}
        }) {
            Covariance3 covariance = new Covariance3(c[0], c[1], 0, c[2], 0, 1);
            all.add(bad(new PositionFix(header, "site", 0, 0, 0, covariance), Reason.BAD_COVARIANCE, "covariance"));
            double[] upper = new double[21];
            Covariance6.ofDiagonal(c[0], 1, 1, c[2], 1, 1).toUpperTriangleInto(upper);
            upper[3] = c[1];
            PoseFix pose = pose(header, RigidTransform.IDENTITY, Covariance6.ofUpperTriangle(upper));
            all.add(bad(pose, Reason.BAD_COVARIANCE, "covariance"));
        }
        Quaternion[] rotations = {
            new Quaternion(0, 0, 0, 0),
            new Quaternion(0, 0, 0, 1.02),
            new Quaternion(NAN, 0, 0, 1),
            new Quaternion(0, 0, 0, INFINITE)
        };
        for (Quaternion q : rotations) {
            all.add(bad(pose(header, new RigidTransform(q, FINE)), Reason.NOT_UNIT, "orientation", "0.01"));
        }
        all.add(bad(pose(header, RigidTransform.ofTranslation(0, NAN, 0)), Reason.NOT_FINITE, "position[1]"));
        PoseFix farPoint = new PoseFix(
                header, "site", RigidTransform.IDENTITY, Optional.empty(), new Vector3(0, 0, NAN), Optional.empty());
        all.add(bad(farPoint, Reason.NOT_FINITE, "point[2]"));
    }

    private static void motionNumbers(List<Arguments> all) {
        FixHeader header = header("wheels", "cart", NOW, NOW);
        RigidTransform fine = RigidTransform.IDENTITY;
        Optional<Vector3> none = Optional.empty();
        Optional<Vector3> broken = Optional.of(new Vector3(0, NAN, 0));
        Optional<Vector3> fast = Optional.of(new Vector3(2_000, 0, 0));
        Covariance6 bad = Covariance6.ofDiagonal(1, NAN, 1, 1, 1, 1);
        all.add(bad(
                odometry(header, new RigidTransform(new Quaternion(0, 0, 0, 2), FINE), none, none),
                Reason.NOT_UNIT,
                "orientation",
                "2.0"));
        all.add(bad(
                odometry(header, RigidTransform.ofTranslation(INFINITE, 0, 0), none, none),
                Reason.NOT_FINITE,
                "position[0]"));
        all.add(bad(odometry(header, fine, broken, none), Reason.NOT_FINITE, "velocity[1]"));
        all.add(bad(odometry(header, fine, fast, none), Reason.OUT_OF_RANGE, "velocity[0]", "2000"));
        all.add(bad(odometry(header, fine, none, broken), Reason.NOT_FINITE, "angularVelocity[1]"));
        all.add(bad(
                new OdometryFix(header, "odom", fine, none, none, Optional.of(bad), false),
                Reason.BAD_COVARIANCE,
                "covariance"));
        all.add(bad(new ImuFix(header, new Vector3(NAN, 0, 0), FINE), Reason.NOT_FINITE, "angularVelocity[0]"));
        all.add(bad(new ImuFix(header, FINE, new Vector3(0, 0, 1e6)), Reason.OUT_OF_RANGE, "specificForce[2]"));
        FixHeader moving = new FixHeader(
                "wheels",
                NOW,
                NOW,
                Optional.of("cart"),
                java.util.OptionalLong.empty(),
                Optional.empty(),
                Optional.of(RigidTransform.ofTranslation(NAN, 0, 0)));
        all.add(bad(new BearingFix(moving, "radar", 0, 0, NAN), Reason.NOT_FINITE, "sensorPosition[0]"));
    }

    @Test
    void shouldRefuseWhatNeedsAnEstimateBeforeThereIsOne() {
        FixHeader header = header("corner", "other", NOW, NOW);

        engine.accept(new BearingFix(header, "corner", 0.1, 0.1, NAN));
        engine.accept(new ImuFix(header, FINE, FINE));

        assertThat(engine.rejectedCounts())
                .containsOnlyKeys(Reason.NOT_INITIALISED)
                .containsEntry(Reason.NOT_INITIALISED, 2L);
        assertThat(engine.estimateAt("other", NOW)).isEmpty();
    }

    @Test
    void shouldRefuseWhatContradictsTheTrackBySixStandardDeviations() {
        engine.accept(pose(header("liar", "cart", NOW + 10, NOW + 10), RigidTransform.ofTranslation(9, 9, 0)));

        assertThat(outcomes.lastRejection().reason()).isEqualTo(Reason.GATED);
        assertThat(outcomes.lastRejection().detail()).contains("standard deviations");
    }

    @Test
    void shouldKeepNoBooksOfSourcesWithoutAnId() {
        for (int i = 0; i < 100; i++) {
            engine.accept(range(header("no/id/" + i, "cart", NOW, NOW), "a0", 3, NAN));
        }

        assertThat(engine.clocks()).containsOnlyKeys("vps");
    }

    @Test
    void shouldMakeNearlyUnitRotationsUnit() {
        Quaternion rough = new Quaternion(0, 0, 0, 1.009);
        RigidTransform place = new RigidTransform(rough, new Vector3(0.05, 1, 0));

        engine.accept(pose(at(50), place));
        engine.accept(pose(
                header("vps", "other", NOW, NOW), new RigidTransform(rough, new Vector3(1, 2, 0)), Covariance6.ZERO));

        assertThat(outcomes.rejections).isEmpty();
        assertThat(outcomes.lastPose().orientation()).contains(Quaternion.IDENTITY);
    }

    @Test
    void shouldTakeTheEdgesOfEveryRange() {
        long accepted = engine.acceptedCount();

        engine.accept(new PositionFix(
                header("zero", "cart", NOW + 200 * MILLISECOND, NOW),
                "site",
                0,
                1,
                NAN,
                new Covariance3(1, 0, 0, 1, 0, 0)));
        engine.accept(new BearingFix(header("edge", "cart", NOW, NOW), "corner", 2 * Math.PI, NAN, 10_000));
        engine.accept(pose(
                header("late", "cart", NOW - 300 * MILLISECOND, NOW + 4_700 * MILLISECOND),
                new RigidTransform(Quaternion.IDENTITY, new Vector3(-0.3, 1, 0))));

        assertThat(outcomes.rejections).isEmpty();
        assertThat(engine.acceptedCount()).isEqualTo(accepted + 3);
    }

    private static Arguments bad(Fix fix, Reason reason, String... words) {
        return Arguments.of(fix, reason, List.of(words));
    }

    private static FixHeader at(long afterMs) {
        return header("vps", "cart", NOW + afterMs * MILLISECOND, NOW + afterMs * MILLISECOND);
    }

    private static FixHeader header(String source, String trackable, long stamp, long received) {
        return FixHeader.of(source, stamp, received, trackable);
    }

    private static RangeFix range(FixHeader header, String anchor, double range, double sigma) {
        return new RangeFix(header, anchor, range, sigma, NAN, NAN);
    }

    private static PoseFix pose(FixHeader header, RigidTransform pose) {
        return new PoseFix(header, "site", pose, Optional.empty(), Vector3.ZERO, Optional.empty());
    }

    private static PoseFix pose(FixHeader header, RigidTransform pose, Covariance6 covariance) {
        return new PoseFix(header, "site", pose, Optional.of(covariance), Vector3.ZERO, Optional.empty());
    }

    private static OdometryFix odometry(
            FixHeader header, RigidTransform pose, Optional<Vector3> velocity, Optional<Vector3> rate) {
        return new OdometryFix(header, "odom", pose, velocity, rate, Optional.empty(), false);
    }
}
