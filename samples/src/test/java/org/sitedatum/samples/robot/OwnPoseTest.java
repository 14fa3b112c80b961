package org.sitedatum.samples.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

class OwnPoseTest {

    private static final RigidTransform SITE_FROM_ODOM =
            new RigidTransform(Quaternion.ofYaw(Math.PI / 2), new Vector3(10, 20, 0));
    private static final RigidTransform ODOM_FROM_BODY = new RigidTransform(Quaternion.IDENTITY, new Vector3(1, 0, 0));

    private final OwnPose ownPose = new OwnPose();

    @Test
    void shouldBeUnknownBeforeTheFirstAlignment() {
        assertThat(ownPose.at(ODOM_FROM_BODY)).isEmpty();
    }

    @Test
    void shouldComposeAlignmentAndOdometry() {
        ownPose.align(SITE_FROM_ODOM, 1);

        RigidTransform siteFromBody = ownPose.at(ODOM_FROM_BODY).orElseThrow();

        assertThat(siteFromBody.translation().distanceTo(new Vector3(10, 21, 0)))
                .isLessThan(1e-12);
        assertThat(siteFromBody.rotation().yaw()).isCloseTo(Math.PI / 2, within(1e-12));
    }

    @Test
    void shouldIgnoreAnAlignmentOlderThanTheKnownOne() {
        ownPose.align(SITE_FROM_ODOM, 5);
        ownPose.align(RigidTransform.IDENTITY, 4);

        assertThat(ownPose.at(RigidTransform.IDENTITY)).contains(SITE_FROM_ODOM);
    }
}
