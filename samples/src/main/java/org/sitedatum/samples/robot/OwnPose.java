package org.sitedatum.samples.robot;

import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * Where a robot believes itself to be: {@code siteFromBody = siteFromOdom.then(odomFromBody)}.
 *
 * <p>The odometry comes from the robot's own wheels at its own rate; the alignment comes over the network, seldom, and may
 * be late without harm, because it moves only as fast as the odometry drifts. Thread-safe.
 */
public final class OwnPose {

    private volatile Optional<RigidTransform> siteFromOdom = Optional.empty();
    private long newestNanos;

    /** The network says where the odometry frame lies; an announcement older than the known one is ignored. */
    public synchronized void align(RigidTransform siteFromOdom, long stampNanos) {
        if (this.siteFromOdom.isEmpty() || stampNanos >= newestNanos) {
            this.siteFromOdom = Optional.of(siteFromOdom);
            this.newestNanos = stampNanos;
        }
    }

    /** The robot's pose in the site for an odometry reading; empty before the first alignment. */
    public Optional<RigidTransform> at(RigidTransform odomFromBody) {
        return siteFromOdom.map(alignment -> alignment.then(odomFromBody));
    }
}
