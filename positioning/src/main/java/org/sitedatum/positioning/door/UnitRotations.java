package org.sitedatum.positioning.door;

import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PoseFix;

/** Makes quaternions that passed the door within its tolerance exactly unit; nothing inside has to ask again. */
public final class UnitRotations {

    private static final double ROUNDING = 1e-12;

    private UnitRotations() {}

    /** The same fix with unit rotations; itself when they were. */
    public static Fix of(Fix fix) {
        Fix unit = fix;
        if (fix instanceof PoseFix pose && !isUnit(pose.frameFromPoint())) {
            unit = new PoseFix(
                    pose.header(),
                    pose.frame(),
                    normalized(pose.frameFromPoint()),
                    pose.covariance(),
                    pose.point(),
                    pose.pointName());
        } else if (fix instanceof OdometryFix odometry && !isUnit(odometry.odomFromBody())) {
            unit = new OdometryFix(
                    odometry.header(),
                    odometry.frame(),
                    normalized(odometry.odomFromBody()),
                    odometry.velocity(),
                    odometry.angularVelocity(),
                    odometry.covariance(),
                    odometry.reset());
        } else if (fix instanceof MarkerFix marker
                && marker.opticalFromMarker().filter(pose -> !isUnit(pose)).isPresent()) {
            unit = new MarkerFix(
                    marker.header(),
                    marker.camera(),
                    marker.marker(),
                    marker.opticalFromMarker().map(UnitRotations::normalized),
                    marker.corners(),
                    marker.covariance());
        }
        FixHeader header = unit.header();
        if (header.siteFromSensor().isEmpty() || isUnit(header.siteFromSensor().get())) {
            return unit;
        }
        return unit.withHeader(new FixHeader(
                header.source(),
                header.stampNanos(),
                header.receivedNanos(),
                header.trackable(),
                header.seq(),
                header.floor(),
                header.siteFromSensor().map(UnitRotations::normalized)));
    }

    private static boolean isUnit(RigidTransform transform) {
        return Math.abs(transform.rotation().norm() - 1) <= ROUNDING;
    }

    private static RigidTransform normalized(RigidTransform transform) {
        return new RigidTransform(transform.rotation().normalized(), transform.translation());
    }
}
