package org.sitedatum.mqtt.foxglove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.codec.PoseProtobufEncoder;
import org.sitedatum.mqtt.codec.PublishedPose;
import org.sitedatum.mqtt.mcap.McapSchema;
import org.sitedatum.mqtt.protobuf.PoseProto;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.site.Site;

/**
 * The channels of one body's poses: the pose whole as {@code sitedatum.v1.Pose}, and as {@code foxglove.PoseInFrame} (a body
 * without orientation looks along the site's x there), {@code foxglove.LocationFix} where the site has a georeference, and, with
 * an orientation, {@code foxglove.FrameTransform} from the site to a frame by the body's name. A lost body is in the first only:
 * its place is the last one known, and nothing in the others could say so. Immutable.
 */
public final class PoseChannels {
    /** The pose whole. */
    public static final McapSchema POSE = McapSchema.protobuf(PoseProto.Pose.getDescriptor());

    /** Where all transforms are. */
    public static final String TRANSFORMS = "foxglove/tf";

    private final TopicScheme topics;
    private final Optional<SiteGeoreference> georeference;
    private final PoseProtobufEncoder encoder = new PoseProtobufEncoder();

    /** Of a site. */
    public PoseChannels(Site site) {
        this.topics = new TopicScheme(site.id());
        this.georeference = FoxgloveMessages.georeference(site);
    }

    /** All messages of a pose, the whole one first. */
    public List<ShownMessage> of(PublishedPose published) {
        PoseEstimate pose = published.pose();
        List<ShownMessage> all = new ArrayList<>(4);
        all.add(new ShownMessage(topics.pose(pose.trackable()), POSE, () -> encoder.encode(pose, published.epoch())));
        if (pose.state() == TrackingState.LOST) {
            return all;
        }
        RigidTransform siteFromBody =
                new RigidTransform(pose.orientation().orElse(Quaternion.IDENTITY), pose.position());
        all.add(new ShownMessage(
                "foxglove/pose/" + pose.trackable(),
                FoxgloveMessages.POSE_IN_FRAME,
                () -> FoxgloveMessages.poseInFrame(pose.stampNanos(), Site.FRAME, siteFromBody)));
        if (pose.orientation().isPresent()) {
            all.add(new ShownMessage(
                    TRANSFORMS,
                    FoxgloveMessages.FRAME_TRANSFORM,
                    () -> FoxgloveMessages.frameTransform(
                            pose.stampNanos(), Site.FRAME, pose.trackable(), siteFromBody)));
        }
        georeference.flatMap(there -> location(pose, there)).ifPresent(all::add);
        return all;
    }

    private static Optional<ShownMessage> location(PoseEstimate pose, SiteGeoreference georeference) {
        return FoxgloveMessages.locationFix(
                        pose.stampNanos(),
                        pose.trackable(),
                        pose.position(),
                        pose.covariance().position(),
                        georeference)
                .map(data -> new ShownMessage(
                        "foxglove/location/" + pose.trackable(), FoxgloveMessages.LOCATION_FIX, () -> data));
    }
}
