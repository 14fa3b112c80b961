package org.sitedatum.headset.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

class SessionAlignmentTest {

    private static final double[] DECIMETRE = {0.01, 0, 0, 0.01, 0, 0.01};
    private static final Pose WALL = new Pose(new Vector3(5, 0, 1.5), 0.5, 0.5, 0.5, 0.5);

    private final HeardChanges changes = new HeardChanges();
    private final List<String> heard = changes.words;
    private final SessionAlignment alignment = new SessionAlignment(AlignmentOptions.DEFAULT, changes);
    private final PoseBuffer head = new PoseBuffer();
    private final PoseBuffer out = new PoseBuffer();
    private double time = 10;

    @Test
    void shouldAskToWalkWhenTheWearerStands() {
        stand(2);

        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.UNKNOWN);
        assertThat(alignment.reason().advice()).isEqualTo("yaw not observable yet: walk a few metres");
        assertThat(heard).containsExactly("UNKNOWN NO_SIGHTING", "UNKNOWN YAW_NOT_OBSERVABLE");
    }

    @Test
    void shouldAlignWithinFourSecondsOfWalking() {
        stand(1);
        walk(4);

        assertThat(alignment.isAligned()).isTrue();
        assertThat(heard).contains("jumped");
        assertThat(wearer().distanceTo(new Vector3(head.x() + 20, head.y(), head.z())))
                .isLessThan(0.05);
    }

    @Test
    void shouldBecomeStaleWhenNothingConfirms() {
        align();
        for (int i = 0; i < 72 * 6; i++) {
            frame(0);
        }

        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.STALE);
        assertThat(alignment.reason()).isEqualTo(AlignmentReason.NO_RECENT_SIGHTING);
    }

    @Test
    void shouldGrowLessCertainWhileWalkingUnseen() {
        align();
        double before = alignment.horizontalSigma();

        for (int i = 0; i < 72 * 10; i++) {
            frame(1 / 72.0);
        }

        assertThat(alignment.horizontalSigma()).isGreaterThan(before + 0.01);
        assertThat(alignment.yawSigma()).isPositive();
    }

    @Test
    void shouldKeepContentInPlaceOverARecentre() {
        align();
        Vector3 before = wearer();

        time += 1 / 72.0;
        alignment.headPose(nanos(), new PoseBuffer().setLevel(0, 0, 1.6, 2), Convention.ROS);
        head.setLevel(0, 0, 1.6, 2);

        assertThat(heard).contains("reset true");
        assertThat(wearer().distanceTo(before)).isLessThan(0.02);
        assertThat(alignment.isAligned()).isTrue();
    }

    @Test
    void shouldLoseTheAlignmentWhenTheFrameIsAnotherAfterAGap() {
        align();
        alignment.headLost(nanos());
        assertThat(alignment.reason()).isEqualTo(AlignmentReason.TRACKING_LOST);

        time += 3;
        alignment.headPose(nanos(), new PoseBuffer().setLevel(50, 0, 1.6, 2), Convention.ROS);

        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.LOST);
        assertThat(alignment.reason()).isEqualTo(AlignmentReason.SESSION_RESET);
        assertThat(heard).contains("reset false");
    }

    @Test
    void shouldAskForConfirmationAfterALongGapInTheSameFrame() {
        align();
        time += 3;
        frame(0);
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.LOST);
        assertThat(alignment.reason()).isEqualTo(AlignmentReason.RELOCALIZING);

        walk(0.5);

        // three positions prove the place, not the yaw
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.COARSE);
        assertThat(alignment.reason()).isEqualTo(AlignmentReason.RELOCALIZING);
        assertThat(Math.toDegrees(alignment.yawSigma())).isGreaterThan(20);

        walk(5);

        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
    }

    @Test
    void shouldNotKeepAFrameThatLiesNearTheOldOneButIsTurned() {
        align();
        alignment.headLost(nanos());
        time += 2;
        heard.clear();
        for (int i = 0; i < 72 * 6; i++) {
            // the session goes on along its x axis, which points along the site's y axis now
            double way = i / 72.0;
            frame(1 / 72.0);
            if (i % 7 == 0) {
                alignment.tagPosition(nanos(), 26, way, head.z(), DECIMETRE);
            }
            assertThat(alignment.quality() == AlignmentQuality.TRACKED && turnOff() > 0.3)
                    .as("wrong and sure of it")
                    .isFalse();
        }

        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
        assertThat(turnOff()).isLessThan(0.1);
    }

    @Test
    void shouldCountWhatTheSmoothingIsBehind() {
        align();
        Vector3 elsewhere = new Vector3(head.x() + 20.12, head.y(), head.z());
        alignment.placeSeen(nanos(), Pose.level(elsewhere, 0), 0.01, 0.01, 0.01);
        frame(0);

        alignment.estimateInto(out);
        double behind =
                out.pose().apply(new Vector3(head.x(), head.y(), head.z())).distanceTo(wearer());

        assertThat(behind).isGreaterThan(0.05);
        assertThat(alignment.horizontalSigma()).isGreaterThan(0.7 * behind);
        assertThat(Math.sqrt(alignment.snapshot().covariance()[0])).isLessThan(0.5 * behind);
    }

    @Test
    void shouldRefuseOutliersOneByOne() {
        align();
        SightingResult result = alignment.tagPosition(nanos(), head.x() + 24, head.y(), head.z(), DECIMETRE);

        assertThat(result).isEqualTo(SightingResult.OUTLIER);
        assertThat(wearer().distanceTo(new Vector3(head.x() + 20, head.y(), head.z())))
                .isLessThan(0.05);
    }

    @Test
    void shouldFindAnotherAlignmentWhenContradictedForLong() {
        align();
        heard.clear();
        for (int i = 0; i < 72 * 6; i++) {
            frame(1 / 72.0);
            if (i % 7 == 0) {
                alignment.tagPosition(nanos(), 30 + head.x(), 5 + head.y(), head.z(), DECIMETRE);
            }
        }

        assertThat(heard).contains("STALE CONTRADICTED", "jumped");
        assertThat(wearer().distanceTo(new Vector3(head.x() + 30, head.y() + 5, head.z())))
                .isLessThan(0.2);
    }

    @Test
    void shouldMoveContentByAtMostTwoMillimetresAFrame() {
        align();
        double largest = 0;
        Vector3 before = new Vector3(0, 0, 0);
        for (int i = 0; i < 72 * 8; i++) {
            frame(0);
            if (i % 7 == 0) {
                alignment.tagPosition(nanos(), 20.15 + head.x(), head.y(), head.z(), DECIMETRE);
            }
            Vector3 now = wearer();
            largest = i == 0 ? 0 : Math.max(largest, now.distanceTo(before));
            before = now;
        }

        assertThat(largest).isPositive().isLessThanOrEqualTo(0.002);
    }

    @Test
    void shouldTakeAMarkerAtOnceAndRefuseATiltedOne() {
        frame(0);
        Pose askew = WALL.then(new Pose(Vector3.ZERO, 0, 0, Math.sin(0.1), Math.cos(0.1)));

        assertThat(alignment.markerSeen(nanos(), "m", askew, WALL, Convention.ROS, 0.02, 0.02))
                .isEqualTo(SightingResult.TILTED);
        assertThat(alignment.markerSeen(nanos(), "m", WALL, WALL, Convention.ROS, 0.02, 0.02))
                .isEqualTo(SightingResult.USED);
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
    }

    @Test
    void shouldCountManySightingsOfOneMarkerAsFew() {
        frame(0);
        for (int i = 0; i < 100; i++) {
            alignment.markerSeen(nanos(), "m", WALL, WALL, Convention.ROS, 0.02, 0.02);
            frame(0);
        }

        assertThat(alignment.yawSigma()).isGreaterThan(0.02 / Math.sqrt(4));
    }

    @Test
    void shouldSayWhyASightingIsOfNoUse() {
        assertThat(alignment.tagPosition(0, 1, 2, 3, DECIMETRE)).isEqualTo(SightingResult.NO_HEAD_POSE);
        frame(0);
        assertThat(alignment.tagPosition(nanos() - 5_000_000_000L, 1, 2, 3, DECIMETRE))
                .isEqualTo(SightingResult.TOO_OLD);
        assertThat(alignment.tagPosition(nanos() + 500_000_000L, 1, 2, 3, DECIMETRE))
                .isEqualTo(SightingResult.TOO_NEW);
        assertThat(alignment.tagPosition(nanos(), Double.NaN, 2, 3, DECIMETRE)).isEqualTo(SightingResult.MALFORMED);
        assertThat(alignment.tagPosition(nanos(), 1, 2, 3, new double[6])).isEqualTo(SightingResult.MALFORMED);
    }

    @Test
    void shouldBeginAnewWhenTheClockIsSetBack() {
        align();
        double later = time;
        time -= 0.05;
        alignment.headPose(nanos(), new PoseBuffer().setLevel(99, 0, 0, 0), Convention.ROS);
        assertThat(alignment.quality()).as("jitter").isEqualTo(AlignmentQuality.TRACKED);

        time = later - 3;
        frame(0);
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.LOST);
        assertThat(heard).contains("reset false");

        walk(6);
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
        alignment.headLost(nanos() + 3_600_000_000_000L);
        walk(8);
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
    }

    @Test
    void shouldSayThatAMarkerIsTiltedWhenTheConventionIsWrong() {
        PoseBuffer device = new PoseBuffer();
        Convention.OPENXR.fromSite(new PoseBuffer().setLevel(1, 2, 1.6, 0.4), device);
        alignment.headPose(1_000, device, Convention.ROS);
        Pose site = Pose.level(new Vector3(8, 5, 1.5), 0.3);
        Pose seen = Convention.OPENXR.fromSite(Pose.level(new Vector3(3, 2, 1.5), 0.7));

        assertThat(alignment.markerSeen(1_000, "m", site, seen, Convention.ROS, 0.02, 0.02))
                .isEqualTo(SightingResult.TILTED);
        assertThat(alignment.markerSeen(1_000, "m", site, seen, Convention.OPENXR, 0.02, 0.02))
                .isEqualTo(SightingResult.USED);
    }

    @Test
    void shouldRefuseNumbersThatAreNone() {
        align();
        Vector3 before = wearer();
        double[] endless = {Double.POSITIVE_INFINITY, 0, 0, 1, 0, 1};
        double[] told = new double[21];
        told[0] = told[6] = told[11] = told[20] = 0.01;
        told[6] = -0.01;

        assertThat(alignment.tagPosition(nanos(), 1, 2, 3, endless)).isEqualTo(SightingResult.MALFORMED);
        assertThat(alignment.tagPosition(nanos(), 1, 2, 3, new double[3])).isEqualTo(SightingResult.MALFORMED);
        assertThat(alignment.alignmentTold(nanos(), Pose.level(Vector3.ZERO, 0), told))
                .isEqualTo(SightingResult.MALFORMED);
        told[6] = Double.NaN;
        assertThat(alignment.alignmentTold(nanos(), Pose.level(Vector3.ZERO, 0), told))
                .isEqualTo(SightingResult.MALFORMED);
        assertThat(wearer()).isEqualTo(before);
        alignment.headPose(nanos() + 10, new PoseBuffer().setLevel(Double.NaN, 0, 0, 0), Convention.ROS);
        assertThat(alignment.reason()).isEqualTo(AlignmentReason.TRACKING_LOST);
    }

    private void align() {
        walk(6);
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
    }

    private void stand(double seconds) {
        run(seconds, 0);
    }

    private void walk(double seconds) {
        run(seconds, 1 / 72.0);
    }

    /** The session lies at [20, 0, 0] in the site, not turned; the tag tells the truth. */
    private void run(double seconds, double step) {
        for (int i = 0; i < 72 * seconds; i++) {
            frame(step);
            if (i % 7 == 0) {
                alignment.tagPosition(nanos(), 20 + head.x(), head.y(), head.z(), DECIMETRE);
            }
        }
    }

    private void frame(double step) {
        time += 1 / 72.0;
        head.moveTo(head.x() + step, head.y(), 1.6);
        alignment.headPose(nanos(), head, Convention.ROS);
    }

    private Vector3 wearer() {
        alignment.siteFromSessionInto(out);
        return out.pose().apply(new Vector3(head.x(), head.y(), head.z()));
    }

    /** By how much the shown yaw is off when the session lies a quarter turn from the site. */
    private double turnOff() {
        alignment.siteFromSessionInto(out);
        return Math.abs(Math.IEEEremainder(out.yaw() - 0.5 * Math.PI, 2 * Math.PI));
    }

    private long nanos() {
        return Math.round(time * 1e9);
    }
}
