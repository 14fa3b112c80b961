package org.sitedatum.mqtt.mcap;

import com.google.protobuf.Timestamp;
import java.util.Optional;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.protobuf.FoxgloveFrameTransform.FrameTransform;
import org.sitedatum.mqtt.protobuf.FoxgloveLocationFix.LocationFix;
import org.sitedatum.mqtt.protobuf.FoxglovePose;
import org.sitedatum.mqtt.protobuf.FoxglovePoseInFrame.PoseInFrame;
import org.sitedatum.mqtt.protobuf.FoxgloveQuaternion;
import org.sitedatum.mqtt.protobuf.FoxgloveVector3;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;

/** Says fixes and frames as Foxglove's viewers show them. A pose loses its covariance there; a location keeps it. */
public final class FoxgloveMessages {
    /** {@code foxglove.PoseInFrame}. */
    public static final McapSchema POSE_IN_FRAME = McapSchema.protobuf(PoseInFrame.getDescriptor());

    /** {@code foxglove.FrameTransform}. */
    public static final McapSchema FRAME_TRANSFORM = McapSchema.protobuf(FrameTransform.getDescriptor());

    /** {@code foxglove.LocationFix}. */
    public static final McapSchema LOCATION_FIX = McapSchema.protobuf(LocationFix.getDescriptor());

    /** A flat site frame is of use around the site only, m. */
    private static final double MAX_DISTANCE = 5e4;

    private static final long NANOS = 1_000_000_000L;

    private FoxgloveMessages() {}

    /** A position or pose fix as {@code PoseInFrame}; empty for every other fix. A position looks along the frame's x. */
    public static Optional<byte[]> poseInFrame(Fix fix) {
        if (fix instanceof PositionFix position) {
            double z = Double.isNaN(position.z()) ? 0 : position.z();
            RigidTransform at = RigidTransform.ofTranslation(position.x(), position.y(), z);
            return Optional.of(poseInFrame(fix.stampNanos(), position.frame(), at));
        }
        return fix instanceof PoseFix pose
                ? Optional.of(poseInFrame(fix.stampNanos(), pose.frame(), pose.frameFromPoint()))
                : Optional.empty();
    }

    private static byte[] poseInFrame(long stampNanos, String frame, RigidTransform at) {
        return PoseInFrame.newBuilder()
                .setTimestamp(timestamp(stampNanos))
                .setFrameId(frame)
                .setPose(FoxglovePose.Pose.newBuilder()
                        .setPosition(vector(at.translation()))
                        .setOrientation(quaternion(at.rotation())))
                .build()
                .toByteArray();
    }

    /** A static frame of the site. */
    public static byte[] frameTransform(long stampNanos, FramePlacement frame) {
        return FrameTransform.newBuilder()
                .setTimestamp(timestamp(stampNanos))
                .setParentFrameId(frame.parent())
                .setChildFrameId(frame.id())
                .setTranslation(vector(frame.parentFromFrame().translation()))
                .setRotation(quaternion(frame.parentFromFrame().rotation()))
                .build()
                .toByteArray();
    }

    /** A position in the site frame with its covariance in east, north, up; empty for every other fix. */
    public static Optional<byte[]> locationFix(Fix fix, SiteGeoreference georeference) {
        if (!(fix instanceof PositionFix position) || !position.frame().equals(Site.FRAME)) {
            return Optional.empty();
        }
        Vector3 inSite = new Vector3(position.x(), position.y(), Double.isNaN(position.z()) ? 0 : position.z());
        if (inSite.norm() > MAX_DISTANCE) {
            return Optional.empty();
        }
        Geodetic at = georeference.toGeodetic(inSite);
        Covariance3 c = Covariance6.ofPosition(position.covariance())
                .rotated(georeference.enuFromSite())
                .position();
        LocationFix.Builder out = LocationFix.newBuilder()
                .setLatitude(at.latDeg())
                .setLongitude(at.lonDeg())
                .setAltitude(at.height())
                .setTimestamp(timestamp(fix.stampNanos()))
                .setFrameId(fix.header().trackable().orElse(Site.FRAME))
                .setPositionCovarianceType(LocationFix.PositionCovarianceType.KNOWN);
        for (double entry : new double[] {c.xx(), c.xy(), c.xz(), c.xy(), c.yy(), c.yz(), c.xz(), c.yz(), c.zz()}) {
            out.addPositionCovariance(entry);
        }
        return Optional.of(out.build().toByteArray());
    }

    private static Timestamp timestamp(long nanos) {
        return Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(nanos, NANOS))
                .setNanos((int) Math.floorMod(nanos, NANOS))
                .build();
    }

    private static FoxgloveVector3.Vector3 vector(Vector3 v) {
        return FoxgloveVector3.Vector3.newBuilder()
                .setX(v.x())
                .setY(v.y())
                .setZ(v.z())
                .build();
    }

    private static FoxgloveQuaternion.Quaternion quaternion(Quaternion q) {
        return FoxgloveQuaternion.Quaternion.newBuilder()
                .setX(q.x())
                .setY(q.y())
                .setZ(q.z())
                .setW(q.w())
                .build();
    }
}
