package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.TrackableKind;

/** F: whatever comes in, nothing is thrown, every pose is finite, and every fix is accepted or refused with a reason. */
class F01_HostileInputTest {

    private static final double[] EXTREMES = {
        0,
        -0.0,
        1,
        -1,
        1e-300,
        -1e-300,
        Double.MIN_VALUE,
        1e300,
        -1e300,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e6,
        -1e6,
        9_999,
        1e-9
    };
    private static final String[] BODIES = {"cart", "t0", "t1", "phone", "crate", "walker", "nobody", "a/b", ""};
    private static final String[] ANCHORS = {"a0", "a1", "a2", "a3", "a4", "zz"};

    private final Outcomes outcomes = new Outcomes();
    private final PositioningEngine engine = new PositioningEngine(
            SmallSite.withAnchors(5)
                    .floor("upper", 4, 2)
                    .body(
                            "cart",
                            TrackableKind.VEHICLE,
                            0.5,
                            List.of(new Tag("t0", new Vector3(0.5, 0, 0)), new Tag("t1", new Vector3(-0.5, 0, 0))))
                    .body("phone", TrackableKind.HEADSET, Double.NaN)
                    .body("crate", TrackableKind.ASSET, Double.NaN)
                    .body("walker", TrackableKind.PEDESTRIAN, 1.2)
                    .build(),
            EngineOptions.defaults(),
            outcomes);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNeitherThrowNorPublishAnythingThatIsNotFinite(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int sent = 3_000;
        // seeds 1 and 2 mostly plausible, so that tracks live; the others mostly absurd
        double absurd = seed <= 2 ? 0.02 : 0.4;
        for (int i = 0; i < sent; i++) {
            Fix fix = any(random, 0.01 * i, absurd);
            engine.accept(fix);
            if (i % 100 == 0) {
                engine.advanceTo(SimulatedHall.stamp(0.01 * i));
            }
        }

        long refused =
                engine.rejectedCounts().values().stream().mapToLong(n -> n).sum();
        assertThat(engine.acceptedCount() + refused).isEqualTo(sent);
        assertThat(outcomes.rejections)
                .hasSize((int) refused)
                .allSatisfy(rejection -> assertThat(rejection.detail()).isNotBlank());
        assertThat(outcomes.poses).hasSizeGreaterThan(200);
        for (PoseEstimate pose : outcomes.poses) {
            assertSound(pose, seed);
        }
        assertThat(outcomes.alignments)
                .allMatch(a -> a.siteFromOdom().isFinite() && a.covariance().isFinite());
        Set<Reason> met = EnumSet.copyOf(engine.rejectedCounts().keySet());
        assertThat(met)
                .contains(
                        Reason.UNKNOWN_TRACKABLE,
                        Reason.UNKNOWN_SENSOR,
                        Reason.NOT_FINITE,
                        Reason.OUT_OF_RANGE,
                        Reason.UNSUPPORTED);
    }

    private static void assertSound(PoseEstimate pose, long seed) {
        String as = "seed " + seed + ": " + pose;
        assertThat(finite(pose.position()) && finite(pose.velocity())).as(as).isTrue();
        assertThat(pose.orientation().map(q -> Math.abs(q.norm() - 1) < 1e-9).orElse(true))
                .as(as)
                .isTrue();
        assertThat(pose.covariance().isFinite()).as(as).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(pose.covariance().get(i, i)).as(as).isPositive();
        }
        assertThat(Double.isFinite(pose.protectionLevel()) && pose.protectionLevel() > 0)
                .as(as)
                .isTrue();
    }

    private static boolean finite(Vector3 v) {
        return Double.isFinite(v.x()) && Double.isFinite(v.y()) && Double.isFinite(v.z());
    }

    private static Fix any(SplittableRandom r, double t, double absurd) {
        FixHeader header = header(r, t, absurd);
        String anchor = ANCHORS[r.nextInt(r.nextDouble() < absurd ? 6 : 5)];
        return switch (r.nextInt(13)) {
            case 0, 1, 2 ->
                new RangeFix(
                        header,
                        anchor,
                        number(r, 8, 4, absurd),
                        r.nextBoolean() ? Double.NaN : number(r, 0.1, 0.05, absurd),
                        number(r, -70, 5, absurd),
                        number(r, -75, 5, absurd));
            case 3 ->
                new RangeDifferenceFix(
                        header, anchor, ANCHORS[r.nextInt(6)], number(r, 0, 5, absurd), number(r, 0.2, 0.1, absurd));
            case 4 ->
                new BearingFix(
                        header,
                        r.nextInt(5) == 0 ? "nowhere" : "corner",
                        number(r, 0, 1, absurd),
                        number(r, 0, 0.3, absurd),
                        number(r, 0.05, 0.02, absurd));
            case 5 ->
                new PositionFix(
                        header,
                        r.nextInt(4) == 0 ? "map" : "site",
                        number(r, 10, 4, absurd),
                        number(r, 7, 3, absurd),
                        r.nextBoolean() ? Double.NaN : number(r, 1, 1, absurd),
                        new Covariance3(
                                Math.abs(number(r, 0.2, 0.2, absurd)),
                                number(r, 0, 0.01, absurd),
                                0,
                                Math.abs(number(r, 0.2, 0.2, absurd)),
                                0,
                                Math.abs(number(r, 0.2, 0.2, absurd))));
            case 6 ->
                new PoseFix(
                        header,
                        r.nextInt(4) == 0 ? "map" : "site",
                        pose(r, absurd),
                        r.nextBoolean() ? Optional.empty() : Optional.of(covariance6(r, absurd)),
                        vector(r, 0, 0.3, absurd),
                        r.nextInt(4) == 0 ? Optional.of("t0") : Optional.empty());
            case 7, 8 ->
                new OdometryFix(
                        header,
                        r.nextInt(20) == 0 ? "odom-2" : "odom",
                        pose(r, absurd),
                        r.nextBoolean() ? Optional.empty() : Optional.of(vector(r, 0, 1, absurd)),
                        r.nextBoolean() ? Optional.empty() : Optional.of(vector(r, 0, 1, absurd)),
                        r.nextBoolean() ? Optional.empty() : Optional.of(covariance6(r, absurd)),
                        r.nextInt(50) == 0);
            case 9 -> new ImuFix(header, vector(r, 0, 1, absurd), vector(r, 5, 5, absurd));
            case 10 -> new ScanFix(header, "corner", List.of());
            case 11 -> new DetectionsFix(header, "corner", "site", List.of());
            default ->
                r.nextBoolean()
                        ? new PixelFix(header, "camera", List.of())
                        : new MarkerFix(header, "camera", "m", Optional.empty(), List.of(), Optional.empty());
        };
    }

    private static FixHeader header(SplittableRandom r, double t, double absurd) {
        long received = SimulatedHall.stamp(t);
        long stamp = received - (long) (1e9 * 0.15 * r.nextDouble());
        if (r.nextDouble() < 0.1 * absurd) {
            long[] stamps = {0, Long.MIN_VALUE, Long.MAX_VALUE, -1, received - 4_900_000_000L, received + 150_000_000L};
            stamp = stamps[r.nextInt(stamps.length)];
        }
        String body = BODIES[r.nextInt(r.nextDouble() < absurd ? BODIES.length : 6)];
        return new FixHeader(
                r.nextDouble() < 0.1 * absurd ? "bad source" : "source-" + r.nextInt(6),
                stamp,
                received,
                r.nextDouble() < 0.05 ? Optional.empty() : Optional.of(body),
                OptionalLong.empty(),
                Optional.empty(),
                r.nextDouble() < 0.05 ? Optional.of(pose(r, absurd)) : Optional.empty());
    }

    private static RigidTransform pose(SplittableRandom r, double absurd) {
        Quaternion q = Quaternion.ofRotationVector(new Vector3(0, 0, 6 * r.nextDouble()));
        double scale = r.nextDouble() < absurd ? number(r, 1, 0.05, 0.3) : 1;
        Quaternion scaled = new Quaternion(scale * q.x(), scale * q.y(), scale * q.z(), scale * q.w());
        return new RigidTransform(scaled, vector(r, 5, 3, absurd));
    }

    private static Covariance6 covariance6(SplittableRandom r, double absurd) {
        double[] upper = Covariance6.ofDiagonal(0.1, 0.1, 0.1, 0.1, 0.1, 0.1).toUpperTriangle();
        upper[r.nextInt(21)] = number(r, 0.05, 0.05, absurd);
        return Covariance6.ofUpperTriangle(upper);
    }

    private static Vector3 vector(SplittableRandom r, double mean, double sigma, double absurd) {
        return new Vector3(number(r, mean, sigma, absurd), number(r, mean, sigma, absurd), number(r, 1, 0.5, absurd));
    }

    private static double number(SplittableRandom r, double mean, double sigma, double absurd) {
        return r.nextDouble() < absurd / 3 ? EXTREMES[r.nextInt(EXTREMES.length)] : mean + sigma * Dense.normal(r);
    }
}
