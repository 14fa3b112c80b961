package org.sitedatum.mqtt.foxglove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.FixProtobufEncoder;
import org.sitedatum.mqtt.mcap.McapSchema;
import org.sitedatum.mqtt.protobuf.FixProto;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/**
 * The channels of a site's fixes, in recordings and live alike: each fix whole as {@code sitedatum.v1.Fix} on the topic it came
 * on; a position or pose beside it as {@code foxglove.PoseInFrame}, which has no room for its covariance; a position in the site
 * frame as {@code foxglove.LocationFix}, which has, where the site has a georeference. Not thread-safe.
 */
public final class FixChannels {
    /** The messages a replay reads. */
    public static final McapSchema FIX = McapSchema.protobuf(FixProto.Fix.getDescriptor());

    private static final String ANONYMOUS = "anonymous";

    private final TopicScheme topics;
    private final Optional<SiteGeoreference> georeference;
    private final FixProtobufEncoder encoder = new FixProtobufEncoder();

    /** Of a site. */
    public FixChannels(Site site) {
        this.topics = new TopicScheme(site.id());
        this.georeference = FoxgloveMessages.georeference(site);
    }

    /** All messages of a fix, the whole one first. */
    public List<ShownMessage> of(Fix fix) {
        List<ShownMessage> all = new ArrayList<>(3);
        String source = fix.header().source();
        all.add(new ShownMessage(topics.fix(source), FIX, () -> encoder.encodeRecorded(fix)));
        String place = source + "/" + fix.header().trackable().orElse(ANONYMOUS);
        if (fix instanceof PositionFix position) {
            RigidTransform at = new RigidTransform(RigidTransform.IDENTITY.rotation(), place(position));
            all.add(pose("foxglove/pose/" + place, fix.stampNanos(), position.frame(), at));
            georeference
                    .filter(there -> position.frame().equals(Site.FRAME))
                    .flatMap(there -> location("foxglove/location/" + place, position, there))
                    .ifPresent(all::add);
        } else if (fix instanceof PoseFix pose) {
            all.add(pose("foxglove/pose/" + place, fix.stampNanos(), pose.frame(), pose.frameFromPoint()));
        }
        return all;
    }

    /** The source whose fixes are on a topic; empty when it is another channel. */
    public static Optional<String> findSource(TopicScheme topics, String topic) {
        String[] parts = topic.split("/", -1);
        boolean isBeside = parts.length == 4 && parts[0].equals("foxglove");
        return isBeside ? Optional.of(parts[2]) : topics.findFixSource(topic);
    }

    private static Vector3 place(PositionFix position) {
        return new Vector3(position.x(), position.y(), Double.isNaN(position.z()) ? 0 : position.z());
    }

    private static ShownMessage pose(String topic, long stampNanos, String frame, RigidTransform at) {
        return new ShownMessage(
                topic, FoxgloveMessages.POSE_IN_FRAME, () -> FoxgloveMessages.poseInFrame(stampNanos, frame, at));
    }

    private static Optional<ShownMessage> location(String topic, PositionFix fix, SiteGeoreference georeference) {
        String who = fix.header().trackable().orElse(Site.FRAME);
        return FoxgloveMessages.locationFix(fix.stampNanos(), who, place(fix), fix.covariance(), georeference)
                .map(data -> new ShownMessage(topic, FoxgloveMessages.LOCATION_FIX, () -> data));
    }
}
