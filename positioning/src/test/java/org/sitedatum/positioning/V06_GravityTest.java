package org.sitedatum.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/** V06: a headset's own motion says where up is. */
class V06_GravityTest {

    private static final Vector3 UP = new Vector3(0, 0, 1);
    private static final RigidTransform ODOM_FROM_SITE =
            new RigidTransform(Quaternion.ofYaw(2.2), new Vector3(-3, 12, -1.5));

    /** Somebody who reads while walking: the head is bent by 15 to 30 degrees. */
    private static RigidTransform head(SimulatedHall hall, double t) {
        Quaternion nod = Quaternion.ofYawPitchRoll(0.3 * Math.sin(t), 0.4 + 0.12 * Math.sin(1.3 * t), 0.05);
        RigidTransform walking = hall.truth(t);
        return new RigidTransform(walking.rotation().times(nod).normalized(), walking.translation());
    }

    private static OdometryFix odometry(SimulatedHall hall, RigidTransform odomFromSite, double t) {
        return new OdometryFix(
                SimulatedHall.header("vio", "h", t),
                "h.session",
                odomFromSite.then(head(hall, t)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static double tiltDeg(SimulatedHall hall, double t) {
        Quaternion told = hall.estimate("h", t).orientation().orElseThrow();
        Vector3 up = told.times(head(hall, t).rotation().conjugate()).rotate(UP);
        return Math.toDegrees(Math.hypot(up.x(), up.y()));
    }

    private static SimulatedHall hall(long seed) {
        return new SimulatedHall(SmallSite.withAnchors(8).body("h", TrackableKind.HEADSET, Double.NaN), 1.6, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNeitherClimbNorSinkAfterABentHeadWasHeardFirst(long seed) {
        SimulatedHall hall = hall(seed);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        int n = 0;
        for (double t = 0; t < 25; t += 0.025) {
            if (n % 2 == 0) {
                hall.accept(odometry(hall, ODOM_FROM_SITE, t));
            }
            hall.accept(hall.range("h", Vector3.ZERO, n++ % 8, t, 0));
            if (t > 4) {
                PoseEstimate pose = hall.estimate("h", t);
                double error = pose.position().z() - 1.6;
                assertThat(Math.abs(error))
                        .isLessThan(3 * Math.sqrt(pose.covariance().get(2, 2)));
                lowest = Math.min(lowest, error);
                highest = Math.max(highest, error);
            }
        }

        assertThat(tiltDeg(hall, 25)).isLessThan(1);
        assertThat(highest - lowest).isLessThan(0.35);
        assertThat(hall.error("h", 25)).isLessThan(0.2);
    }

    /** The pose tells the heading only roughly and the tilt wrongly: gravity is felt better than that. */
    @Test
    void shouldLevelAPoseThatIsTiltedWithinItsError() {
        SimulatedHall hall = hall(4);
        hall.accept(odometry(hall, ODOM_FROM_SITE, 0));
        RigidTransform off = new RigidTransform(
                Quaternion.ofRotationVector(new Vector3(0.1, -0.06, 0))
                        .times(head(hall, 0).rotation()),
                head(hall, 0).translation());

        hall.accept(pose(off, 0));

        assertThat(tiltDeg(hall, 0)).isLessThan(0.5);
        assertThat(hall.estimate("h", 0).covariance().get(3, 3)).isBetween(1e-5, 4e-5);
    }

    /** A frame that hangs askew was not levelled: what the site's sensors say of the tilt stands. */
    @Test
    void shouldNotTakeAnAskewFrameForLevel() {
        SimulatedHall hall = hall(5);
        RigidTransform askew = new RigidTransform(
                Quaternion.ofRotationVector(new Vector3(1.2, 0, 0)).times(ODOM_FROM_SITE.rotation()),
                ODOM_FROM_SITE.translation());
        for (double t = 0; t < 5; t += 0.1) {
            hall.accept(odometry(hall, askew, t));
            hall.accept(pose(head(hall, t), t));
        }

        assertThat(tiltDeg(hall, 4.9)).isLessThan(1);
    }

    private static PoseFix pose(RigidTransform siteFromHead, double t) {
        return new PoseFix(
                SimulatedHall.header("vps", "h", t),
                Site.FRAME,
                siteFromHead,
                Optional.of(Covariance6.isotropic(0.05, 0.1)),
                Vector3.ZERO,
                Optional.empty());
    }
}
