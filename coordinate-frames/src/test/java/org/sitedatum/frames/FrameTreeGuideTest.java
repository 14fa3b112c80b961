package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

/** The example of docs/frame-tree.md. */
class FrameTreeGuideTest {

    private final long t0 = 1_700_000_000_000_000_000L;
    private final long t1 = t0 + 100_000_000;
    private final long stamp = t0 + 50_000_000;
    private final RigidTransform robotFromLidar = RigidTransform.ofTranslation(0, 0, 0.4);
    private final RigidTransform siteFromRobotAtT0 = RigidTransform.ofTranslation(2, 3, 0);
    private final RigidTransform siteFromRobotAtT1 = RigidTransform.ofTranslation(3, 3, 0);
    private final Covariance6 covarianceAtT0 = Covariance6.isotropic(0.05, 0.01);
    private final Covariance6 covarianceAtT1 = Covariance6.isotropic(0.05, 0.01);

    @Test
    void shouldRunTheExample() {
        TransformBuffer buffer = new TransformBuffer();
        FrameId site = FrameId.SITE;
        FrameId robot = new FrameId("robot");
        FrameId lidar = new FrameId("robot.lidar");

        buffer.insertFixed(new StampedTransform(robot, lidar, t0, robotFromLidar));
        buffer.insert(new StampedTransform(site, robot, t0, siteFromRobotAtT0, covarianceAtT0));
        buffer.insert(new StampedTransform(site, robot, t1, siteFromRobotAtT1, covarianceAtT1));

        TransformLookup answer = buffer.lookup(site, lidar, stamp);

        assertThat(answer.found().orElseThrow().targetFromSource().translation())
                .hasToString("Vector3[x=2.5, y=3.0, z=0.4]");
    }
}
