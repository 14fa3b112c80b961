package org.sitedatum.headset.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

/** A session whose z axis is not up. */
class TiltedSessionTest {

    private static final double[] HALF_A_DECIMETRE = {0.0025, 0, 0, 0.0025, 0, 0.0025};
    private static final double FRAME = 1 / 72.0;

    private final HeardChanges changes = new HeardChanges();
    private final PoseBuffer out = new PoseBuffer();
    private SessionAlignment alignment =
            new SessionAlignment(AlignmentOptions.DEFAULT.withGravityTrusted(false), changes);
    private Pose siteFromSession = tilted(20, 0.7);
    private Pose siteFromHead = Pose.IDENTITY;
    private double time = 10;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldAlignASessionThatIsTiltedAtWill(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        siteFromSession = tilted(seed == 12 ? 170 : 20, random.nextDouble(-3, 3));

        for (int i = 0; i < 72 * 12; i++) {
            frame(i);
            if (i % 72 == 40) {
                Pose error = turn(0.008 * random.nextDouble(-1, 1), 0.008 * random.nextDouble(-1, 1));
                assertThat(marker("m-" + i / 72 % 4, error)).isEqualTo(SightingResult.USED);
            } else if (i % 7 == 0) {
                Vector3 p = siteFromHead.position();
                alignment.tagPosition(nanos(), p.x() + 0.05 * random.nextDouble(-1, 1), p.y(), p.z(), HALF_A_DECIMETRE);
            }
        }

        Pose found = alignment.snapshot().siteFromSession();
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
        assertThat(errorAt(found, 0)).as("at the head, seed " + seed).isLessThan(0.06);
        assertThat(errorAt(found, 2)).as("two metres off, seed " + seed).isLessThan(0.09);
        assertThat(angle(found, siteFromSession)).isLessThan(0.015);
        assertThat(alignment.snapshot().tiltSigma()).isBetween(0.005, 0.02);
    }

    @Test
    void shouldRefuseTheSameSessionWhenGravityIsTrusted() {
        alignment = new SessionAlignment(AlignmentOptions.DEFAULT, changes);
        for (int i = 0; i < 72 * 3; i++) {
            frame(i);
            if (i % 72 == 40) {
                assertThat(marker("m-" + i / 72, Pose.IDENTITY)).isEqualTo(SightingResult.TILTED);
            }
        }

        assertThat(alignment.isAligned()).isFalse();
        assertThat(alignment.tiltSigma()).isZero();
    }

    @Test
    void shouldAskForAMarkerUntilItIsKnownWhatIsUp() {
        frame(0);
        assertThat(alignment.reason()).isEqualTo(AlignmentReason.TILT_UNKNOWN);
        assertThat(alignment.reason().advice()).startsWith("look at a marker");
        for (int i = 1; i < 72 * 5; i++) {
            frame(i);
            Vector3 p = siteFromHead.position();
            assertThat(alignment.tagPosition(nanos(), p.x(), p.y(), p.z(), HALF_A_DECIMETRE))
                    .isEqualTo(SightingResult.TILTED);
        }
        assertThat(alignment.placeSeen(nanos(), siteFromHead, 0.1, 0.1, 3))
                .as("a place without a heading")
                .isEqualTo(SightingResult.TILTED);
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.UNKNOWN);
        assertThat(alignment.tiltSigma()).isInfinite();

        assertThat(marker("m", Pose.IDENTITY)).isEqualTo(SightingResult.USED);

        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
        assertThat(errorAt(alignment.snapshot().siteFromSession(), 2)).isLessThan(1e-9);
    }

    @Test
    void shouldFollowAChangeOfTiltWithoutAVisibleStep() {
        frame(0);
        // tilt, heading and place all wrong, found out while the wearer walks and looks on
        Pose error = Pose.level(new Vector3(0.1, -0.05, 0.05), 0.06).then(turn(0.09, -0.07));
        assertThat(place(error)).isEqualTo(SightingResult.USED);
        frame(1);
        changes.words.clear();
        double lagAtFirst = angle(shown(), siteFromSession);
        double largestStep = 0;
        double largestTurn = 0;
        Pose before = shown();
        for (int i = 2; i < 72 * 20; i++) {
            frame(i);
            if (i % 100 == 50) {
                assertThat(place(Pose.IDENTITY)).isEqualTo(SightingResult.USED);
            }
            Pose now = shown();
            largestTurn = Math.max(largestTurn, angle(before, now));
            for (int k = 0; k < 8; k++) {
                Vector3 ahead = new Vector3(2 * Math.cos(0.8 * k), 2 * Math.sin(0.8 * k), 0);
                Vector3 content = sessionFromHead().apply(ahead);
                largestStep = Math.max(largestStep, before.apply(content).distanceTo(now.apply(content)));
            }
            before = now;
        }

        assertThat(changes.breaks()).as("no jump excuses a step").isEmpty();
        assertThat(Math.toDegrees(lagAtFirst)).isGreaterThan(6);
        assertThat(Math.toDegrees(angle(shown(), siteFromSession))).isLessThan(1);
        assertThat(Math.toDegrees(largestTurn)).isGreaterThan(0.005).isLessThan(0.1);
        assertThat(largestStep).isGreaterThan(0.001).isLessThanOrEqualTo(0.002);
    }

    @Test
    void shouldLetTwoMarkersOverruleOneAndNoneAlone() {
        frame(0);
        marker("wrong", turn(Math.toRadians(30), 0));
        changes.words.clear();
        for (int i = 1; i < 72; i++) {
            frame(i);
            if (i % 10 == 0) {
                assertThat(marker("a", Pose.IDENTITY)).isEqualTo(SightingResult.OUTLIER);
            }
        }

        assertThat(marker("b", Pose.IDENTITY)).isEqualTo(SightingResult.USED);

        frame(73);
        assertThat(changes.breaks()).containsExactly("jumped");
        assertThat(errorAt(shown(), 2)).isLessThan(0.02);
    }

    @Test
    void shouldCountManySightingsOfAMarkerThatWasMovedAsFew() {
        frame(0);
        place(Pose.IDENTITY);
        Pose moved = Pose.level(new Vector3(3, 0, 0), 0).then(turn(0.03, 0));
        int refused = 0;
        for (int i = 1; i < 72; i++) {
            frame(i);
            refused += marker("m", moved) == SightingResult.OUTLIER ? 1 : 0;
            Vector3 p = siteFromHead.position();
            alignment.tagPosition(nanos(), p.x(), p.y(), p.z(), HALF_A_DECIMETRE);
        }

        assertThat(refused).isGreaterThan(60);
        assertThat(Math.toDegrees(alignment.snapshot().tiltSigma())).isGreaterThan(0.8);
        assertThat(Math.toDegrees(angle(alignment.snapshot().siteFromSession(), siteFromSession)))
                .isLessThan(2);
    }

    @Test
    void shouldLearnTheTiltAgainFromAMarkerThatStaysInView() {
        for (int i = 0; i < 72; i++) {
            frame(i);
            marker("a", Pose.IDENTITY);
        }
        siteFromSession = tilted(-15, 2);
        frame(72);

        assertThat(marker("a", Pose.IDENTITY)).isEqualTo(SightingResult.USED);
        assertThat(Math.toDegrees(alignment.tiltSigma())).isLessThan(2);
    }

    @Test
    void shouldForgetTheTiltWhenTheFrameJumps() {
        frame(0);
        marker("a", Pose.IDENTITY);
        for (int i = 1; i < 72; i++) {
            frame(i);
        }
        siteFromSession = tilted(-15, 2);

        frame(72);

        assertThat(changes.breaks()).endsWith("reset false");
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.LOST);
        assertThat(alignment.reason()).isEqualTo(AlignmentReason.TILT_UNKNOWN);
        assertThat(marker("a", Pose.IDENTITY)).isEqualTo(SightingResult.USED);
        assertThat(errorAt(alignment.snapshot().siteFromSession(), 2)).isLessThan(1e-9);
    }

    @Test
    void shouldTakeTheNodesAlignmentOnlyWhenItKnowsOfTheTilt() {
        double[] covariance = new double[21];
        covariance[0] = covariance[6] = covariance[11] = covariance[20] = 1e-4;
        frame(0);
        marker("a", Pose.IDENTITY);

        assertThat(alignment.alignmentTold(nanos(), Pose.level(Vector3.ZERO, 0.3), covariance))
                .isEqualTo(SightingResult.TILTED);
        assertThat(alignment.alignmentTold(nanos(), siteFromSession, covariance))
                .isEqualTo(SightingResult.USED);

        assertThat(errorAt(alignment.snapshot().siteFromSession(), 2)).isLessThan(1e-9);
    }

    /** A walk on a circle at 1 m/s, the head nodding. */
    private void frame(int i) {
        time += FRAME;
        double angle = 0.5 * i * FRAME;
        siteFromHead = Pose.level(new Vector3(10 + 2 * Math.cos(angle), 5 + 2 * Math.sin(angle), 1.7), angle)
                .then(turn(0.02, 0.3 * Math.sin(angle)));
        alignment.headPose(nanos(), new PoseBuffer().set(sessionFromHead()), Convention.ROS);
    }

    private SightingResult marker(String name, Pose error) {
        Pose site = new Pose(new Vector3(11 + name.hashCode() % 5, 8, 1.5), 0.5, 0.5, 0.5, 0.5);
        Pose turned = siteFromSession.inverse().then(error).then(site);
        Pose seen = new Pose(
                siteFromSession.inverse().apply(moved(site.position(), error)),
                turned.qx(),
                turned.qy(),
                turned.qz(),
                turned.qw());
        return alignment.markerSeen(nanos(), name, site, seen, Convention.ROS, 0.02, 0.02);
    }

    /** A place service's answer: the head in the site, with an error about the head. */
    private SightingResult place(Pose error) {
        Pose turned = error.then(siteFromHead);
        Pose told = new Pose(moved(siteFromHead.position(), error), turned.qx(), turned.qy(), turned.qz(), turned.qw());
        return alignment.placeSeen(nanos(), told, 0.05, 0.05, 0.03);
    }

    private static Vector3 moved(Vector3 p, Pose error) {
        Vector3 by = error.position();
        return new Vector3(p.x() + by.x(), p.y() + by.y(), p.z() + by.z());
    }

    private Pose sessionFromHead() {
        return siteFromSession.inverse().then(siteFromHead);
    }

    private Pose shown() {
        alignment.siteFromSessionInto(out);
        return out.pose();
    }

    /** How far content is off that lies so many metres from the head, m. */
    private double errorAt(Pose found, double metres) {
        Vector3 content = sessionFromHead().apply(new Vector3(metres, 0, 0));
        return found.apply(content).distanceTo(siteFromSession.apply(content));
    }

    private static Pose tilted(double degrees, double azimuth) {
        double half = 0.5 * Math.toRadians(degrees);
        return Pose.level(new Vector3(12, -3, 0.4), -0.8)
                .then(new Pose(
                        Vector3.ZERO,
                        Math.sin(half) * Math.cos(azimuth),
                        Math.sin(half) * Math.sin(azimuth),
                        0,
                        Math.cos(half)));
    }

    private static Pose turn(double aboutX, double aboutY) {
        double angle = Math.hypot(aboutX, aboutY);
        double f = angle == 0 ? 0 : Math.sin(0.5 * angle) / angle;
        return new Pose(Vector3.ZERO, f * aboutX, f * aboutY, 0, Math.cos(0.5 * angle));
    }

    private static double angle(Pose a, Pose b) {
        Pose between = a.inverse().then(b);
        double sine =
                Math.sqrt(between.qx() * between.qx() + between.qy() * between.qy() + between.qz() * between.qz());
        return 2 * Math.atan2(sine, Math.abs(between.qw()));
    }

    private long nanos() {
        return Math.round(time * 1e9);
    }
}
