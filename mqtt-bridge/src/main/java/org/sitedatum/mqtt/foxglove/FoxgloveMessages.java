package org.sitedatum.mqtt.foxglove;

import java.util.Optional;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.mcap.McapSchema;
import org.sitedatum.mqtt.protobuf.FoxgloveFrameTransform.FrameTransform;
import org.sitedatum.mqtt.protobuf.FoxgloveLocationFix.LocationFix;
import org.sitedatum.mqtt.protobuf.FoxglovePoseInFrame.PoseInFrame;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneUpdate;
import org.sitedatum.positioning.site.Site;

/** The messages that Foxglove's viewers show, from our values. */
public final class FoxgloveMessages {
    /** {@code foxglove.PoseInFrame}. */
    public static final McapSchema POSE_IN_FRAME = McapSchema.protobuf(PoseInFrame.getDescriptor());

    /** {@code foxglove.FrameTransform}. */
    public static final McapSchema FRAME_TRANSFORM = McapSchema.protobuf(FrameTransform.getDescriptor());

    /** {@code foxglove.LocationFix}. */
    public static final McapSchema LOCATION_FIX = McapSchema.protobuf(LocationFix.getDescriptor());

    /** {@code foxglove.SceneUpdate}. */
    public static final McapSchema SCENE_UPDATE = McapSchema.protobuf(SceneUpdate.getDescriptor());

    /** A flat site frame is of use around the site only, m. */
    private static final double MAX_DISTANCE = 5e4;

    private FoxgloveMessages() {}

    /** The georeference of a site as positions are turned to degrees with it. */
    public static Optional<SiteGeoreference> georeference(Site site) {
        return site.georeference()
                .map(at -> SiteGeoreference.of(
                        new SiteOrigin(new Geodetic(at.latDeg(), at.lonDeg(), at.height()), at.headingDeg())));
    }

    /** A place in a frame. */
    public static byte[] poseInFrame(long stampNanos, String frame, RigidTransform at) {
        return PoseInFrame.newBuilder()
                .setTimestamp(FoxgloveValues.timestamp(stampNanos))
                .setFrameId(frame)
                .setPose(FoxgloveValues.pose(at))
                .build()
                .toByteArray();
    }

    /** Where a frame lies in its parent. */
    public static byte[] frameTransform(long stampNanos, String parent, String child, RigidTransform parentFromChild) {
        return FrameTransform.newBuilder()
                .setTimestamp(FoxgloveValues.timestamp(stampNanos))
                .setParentFrameId(parent)
                .setChildFrameId(child)
                .setTranslation(FoxgloveValues.vector(parentFromChild.translation()))
                .setRotation(FoxgloveValues.quaternion(parentFromChild.rotation()))
                .build()
                .toByteArray();
    }

    /**
     * A position in the site frame as degrees with its covariance in east, north, up; empty 50 km or more from the site, where
     * its flat frame says nothing.
     *
     * @param who stands in {@code frame_id}
     */
    public static Optional<byte[]> locationFix(
            long stampNanos, String who, Vector3 inSite, Covariance3 covariance, SiteGeoreference georeference) {
        if (inSite.norm() > MAX_DISTANCE) {
            return Optional.empty();
        }
        Geodetic at = georeference.toGeodetic(inSite);
        Covariance3 c = Covariance6.ofPosition(covariance)
                .rotated(georeference.enuFromSite())
                .position();
        LocationFix.Builder out = LocationFix.newBuilder()
                .setLatitude(at.latDeg())
                .setLongitude(at.lonDeg())
                .setAltitude(at.height())
                .setTimestamp(FoxgloveValues.timestamp(stampNanos))
                .setFrameId(who)
                .setPositionCovarianceType(LocationFix.PositionCovarianceType.KNOWN);
        for (double entry : new double[] {c.xx(), c.xy(), c.xz(), c.xy(), c.yy(), c.yz(), c.xz(), c.yz(), c.zz()}) {
            out.addPositionCovariance(entry);
        }
        return Optional.of(out.build().toByteArray());
    }
}
