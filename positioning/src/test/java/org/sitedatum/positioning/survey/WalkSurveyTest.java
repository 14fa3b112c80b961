package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.ScanDetection;

/** Surveys that follow a walk: a vendor's frame, a radar's mount, a lever arm. */
class WalkSurveyTest {

    private static final RigidTransform SITE_FROM_VENDOR =
            new RigidTransform(Quaternion.ofYaw(2.1), new Vector3(30, -12, 1));

    private static Vector3 loop(double t) {
        return new Vector3(8 * Math.sin(0.15 * t), 6 * Math.sin(0.23 * t + 1), 1 + 0.3 * Math.sin(0.4 * t));
    }

    private static TimedPath path(double seconds, double noise, Random random, DoubleFunction<Vector3> at) {
        List<TimedPoint> points = new ArrayList<>();
        for (int i = 0; i < seconds * 10; i++) {
            Vector3 n = new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(noise);
            points.add(new TimedPoint(Math.round(i * 1e8), at.apply(0.1 * i).plus(n)));
        }
        return TimedPath.of(points, 1);
    }

    @Test
    void shouldFindAVendorsFrameAndItsClockOffset() {
        Random random = new Random(1);
        TimedPath site = path(90, 0.03, random, WalkSurveyTest::loop);
        TimedPath vendor =
                path(90, 0.05, random, t -> SITE_FROM_VENDOR.inverse().apply(loop(t + 0.73)));

        FrameSurveyReport report = Results.found(FrameSurvey.ofWalk(vendor, site, FrameSurveyOptions.DEFAULTS));

        assertThat(report.offsetSeconds()).isCloseTo(0.73, within(0.03));
        assertThat(report.offsetSigma()).isPositive().isLessThan(0.05);
        assertThat(report.recommended()).isEqualTo(AlignmentModel.YAW_TRANSLATION);
        RigidTransform found = report.best().rigid().orElseThrow();
        assertThat(found.translation().distanceTo(SITE_FROM_VENDOR.translation()))
                .isLessThan(0.1);
        assertThat(found.rotation().angleTo(SITE_FROM_VENDOR.rotation())).isLessThan(0.01);
        assertThat(report.models()).hasSize(4);
    }

    @Test
    void shouldRecommendASimilarityForAVendorInFeet() {
        Random random = new Random(2);
        TimedPath site = path(90, 0.02, random, WalkSurveyTest::loop);
        TimedPath vendor = path(
                90, 0.02, random, t -> SITE_FROM_VENDOR.inverse().apply(loop(t)).times(1 / 0.3048));

        FrameSurveyReport report = Results.found(FrameSurvey.ofWalk(vendor, site, FrameSurveyOptions.DEFAULTS));

        assertThat(report.recommended()).isEqualTo(AlignmentModel.SIMILARITY);
        assertThat(report.best().targetFromSource().scale()).isCloseTo(0.3048, within(0.002));
    }

    @Test
    void shouldRefuseAStraightWalkWhoseClockOffsetIsUnknown() {
        Random random = new Random(3);
        TimedPath site = path(20, 0.02, random, t -> new Vector3(1.2 * t, 0.5 * t, 1));
        TimedPath vendor = path(20, 0.02, random, t -> new Vector3(1.2 * t, 0.5 * t, 1));

        assertThat(Results.refusal(FrameSurvey.ofWalk(vendor, site, FrameSurveyOptions.DEFAULTS)))
                .isEqualTo(SurveyRefusal.STRAIGHT_WALK);
    }

    @Test
    void shouldRefuseMatchesOfAMirroredFrame() {
        List<MatchedPoint> matches = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Vector3 p = loop(3 * i);
            matches.add(MatchedPoint.ofPlan(p.x(), -p.y(), p.x(), p.y()));
        }
        assertThat(Results.refusal(FrameSurvey.ofMatches(matches, true)))
                .isIn(SurveyRefusal.REFLECTION, SurveyRefusal.NO_CONSENSUS);
    }

    private static List<RadarScan> scans(
            RigidTransform siteFromRadar, double late, DoubleFunction<Vector3> at, Random r) {
        List<RadarScan> scans = new ArrayList<>();
        for (int i = 10; i < 800; i++) {
            double t = 0.1 * i;
            List<ScanDetection> detections = new ArrayList<>();
            int clutter = r.nextInt(4);
            for (int k = 0; k < clutter; k++) {
                detections.add(detection(2 + 20 * r.nextDouble(), 2 * r.nextDouble() - 1));
            }
            if (r.nextDouble() < 0.8) {
                Vector3 p = siteFromRadar.inverse().apply(at.apply(t));
                detections.add(detection(
                        p.norm() + 0.1 * r.nextGaussian(), Math.atan2(p.y(), p.x()) + 0.02 * r.nextGaussian()));
            }
            scans.add(new RadarScan(Math.round((t + late) * 1e9), detections));
        }
        return scans;
    }

    private static ScanDetection detection(double range, double azimuth) {
        return new ScanDetection(range, azimuth, Double.NaN, Double.NaN, Double.NaN, Optional.empty());
    }

    @Test
    void shouldFindARadarsMountAndLatenessInClutter() {
        Random random = new Random(5);
        RigidTransform mount = new RigidTransform(Quaternion.ofYaw(1.2), new Vector3(-9, -11, 2.5));
        TimedPath walk = path(80, 0.05, random, WalkSurveyTest::loop);

        RadarMountReport report = Results.found(RadarSurvey.of(
                walk,
                scans(mount, 1.3, WalkSurveyTest::loop, random),
                RadarMountOptions.atHeight(2.5),
                SurveyProgress.SILENT));

        RigidTransform found = report.siteFromSensor().transform();
        assertThat(found.translation().distanceTo(mount.translation())).isLessThan(0.15);
        assertThat(found.rotation().angleTo(mount.rotation())).isLessThan(0.01);
        assertThat(report.latency()).isCloseTo(1.3, within(0.05));
        assertThat(report.matched()).isGreaterThan(report.scans() / 2);
        assertThat(report.rmsRange()).isLessThan(0.25);
        // in every fifth scan it saw nothing of him, and clutter is rarely where he is
        assertThat(report.missed() + report.misfits().size()).isEqualTo(report.scans() - report.matched());
        assertThat(report.misfits().size()).isLessThan(report.missed());
    }

    @Test
    void shouldListTheScansThatShowTheWalkerBesideHimself() {
        Random random = new Random(6);
        RigidTransform mount = new RigidTransform(Quaternion.ofYaw(1.2), new Vector3(-9, -11, 2.5));
        List<RadarScan> scans = new ArrayList<>();
        int wrong = 0;
        for (int i = 10; i < 800; i++) {
            boolean reflected = i % 10 == 0;
            wrong += reflected ? 1 : 0;
            Vector3 p = mount.inverse().apply(loop(0.1 * i));
            scans.add(new RadarScan(
                    Math.round(0.1 * i * 1e9),
                    List.of(detection(p.norm() + (reflected ? 2 : 0), Math.atan2(p.y(), p.x())))));
        }

        RadarMountReport report = Results.found(RadarSurvey.of(
                path(80, 0.02, random, WalkSurveyTest::loop),
                scans,
                RadarMountOptions.atHeight(2.5),
                SurveyProgress.SILENT));

        assertThat(report.misfits().size()).isBetween(wrong - 2, wrong);
        assertThat(report.misfits()).allSatisfy(m -> assertThat(m.rangeError()).isCloseTo(2, within(0.3)));
        assertThat(report.misfits().get(0).stampNanos() % 1_000_000_000L).isZero();
    }

    @Test
    void shouldSayThatARadarCountsClockwiseAndThatATiltNeedsElevations() {
        Random random = new Random(7);
        RigidTransform mount = new RigidTransform(Quaternion.ofYaw(1.2), new Vector3(-9, -11, 2.5));
        TimedPath walk = path(80, 0.05, random, WalkSurveyTest::loop);
        List<RadarScan> scans = scans(mount, 0, WalkSurveyTest::loop, random);
        List<RadarScan> clockwise = scans.stream()
                .map(s -> new RadarScan(
                        s.stampNanos(),
                        s.detections().stream()
                                .map(d -> detection(d.range(), -d.azimuth()))
                                .toList()))
                .toList();
        RadarMountOptions level = RadarMountOptions.atHeight(2.5);
        RadarMountOptions tilted = new RadarMountOptions(
                level.height(), level.sigmaRange(), level.sigmaAzimuth(), level.sigmaElevation(), 1, true);

        assertThat(Results.refusal(RadarSurvey.of(walk, clockwise, level, SurveyProgress.SILENT)))
                .isEqualTo(SurveyRefusal.REFLECTION);
        assertThat(Results.refusal(RadarSurvey.of(walk, scans, tilted, SurveyProgress.SILENT)))
                .isEqualTo(SurveyRefusal.NOT_OBSERVABLE);
    }

    @Test
    void shouldRefuseAStraightWalkAndAnEmptyRoomForARadar() {
        Random random = new Random(6);
        RigidTransform mount = new RigidTransform(Quaternion.ofYaw(0.2), new Vector3(-9, 0, 1));
        DoubleFunction<Vector3> line = t -> new Vector3(0.3 * t, 0.1 * t, 1);
        TimedPath straight = path(80, 0.02, random, line);
        assertThat(Results.refusal(RadarSurvey.of(
                        straight, scans(mount, 0, line, random), RadarMountOptions.atHeight(1), SurveyProgress.SILENT)))
                .isEqualTo(SurveyRefusal.STRAIGHT_WALK);

        TimedPath walk = path(80, 0.02, random, WalkSurveyTest::loop);
        List<RadarScan> noise = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            noise.add(new RadarScan(
                    (long) (i * 2e8), List.of(detection(30 * random.nextDouble(), 6 * random.nextDouble() - 3))));
        }
        assertThat(Results.refusal(RadarSurvey.of(walk, noise, RadarMountOptions.atHeight(1), SurveyProgress.SILENT)))
                .isEqualTo(SurveyRefusal.NO_CONSENSUS);
        assertThat(Results.refusal(
                        RadarSurvey.of(walk, List.of(), RadarMountOptions.atHeight(1), SurveyProgress.SILENT)))
                .isEqualTo(SurveyRefusal.TOO_FEW);
    }

    @Test
    void shouldFindALeverArmBesideAnOffsetOfTheFrames() {
        Vector3 lever = new Vector3(0.4, -0.1, 1.1);
        SurveyConsistencyTest.Walk walk = new SurveyConsistencyTest.Walk(new Random(1), 60, 1);

        LeverArmReport report = Results.found(LeverArmSurvey.of(walk.poses, walk.positions(lever, 0)));

        assertThat(report.leverArm().distanceTo(lever)).isLessThan(1e-6);
        assertThat(report.offset().distanceTo(new Vector3(0.1, -0.2, 0))).isLessThan(1e-6);
        assertThat(report.suspicious()).isZero();
    }

    @Test
    void shouldFindALeverArmFromRanges() {
        Vector3 lever = new Vector3(0.4, -0.1, 1.1);
        SurveyConsistencyTest.Walk walk = new SurveyConsistencyTest.Walk(new Random(1), 60, 1);
        List<Vector3> anchors =
                List.of(new Vector3(-8, 0, 4), new Vector3(8, 0, 3), new Vector3(8, 18, 5), new Vector3(-8, 18, 0.5));
        List<TagMeasurement> ranges = new ArrayList<>();
        for (TimedPose pose : walk.poses) {
            for (Vector3 anchor : anchors) {
                ranges.add(new TagMeasurement.Range(
                        pose.stampNanos(),
                        anchor,
                        pose.siteFromBody().apply(lever).distanceTo(anchor),
                        0.05));
            }
        }
        assertThat(Results.found(LeverArmSurvey.of(walk.poses, ranges))
                        .leverArm()
                        .distanceTo(lever))
                .isLessThan(1e-6);
    }

    @Test
    void shouldRefuseAWalkWithoutTurning() {
        SurveyConsistencyTest.Walk walk = new SurveyConsistencyTest.Walk(new Random(1), 60, 0);
        assertThat(Results.refusal(LeverArmSurvey.of(walk.poses, walk.positions(Vector3.ZERO, 0.05))))
                .isEqualTo(SurveyRefusal.NO_TURNING);
        assertThat(Results.refusal(LeverArmSurvey.of(List.of(), List.of()))).isEqualTo(SurveyRefusal.TOO_FEW);
    }
}
