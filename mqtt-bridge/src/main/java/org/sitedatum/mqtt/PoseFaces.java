package org.sitedatum.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.mqtt.codec.PoseProtobufEncoder;
import org.sitedatum.mqtt.geopose.GeoPoseOutput;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.mqtt.vda5050.VdaOutput;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.site.Site;

/** Says each pose in the other forms that are switched on. In the engine's turn only. */
final class PoseFaces {
    private final TopicScheme topics;
    private final Optional<PoseProtobufEncoder> binary;
    private final Optional<GeoPoseOutput> geoPose;
    private final Optional<VdaOutput> fleet;
    private final Map<String, String> problems = new TreeMap<>();

    PoseFaces(TopicScheme topics, Site site, SiteFormats formats) {
        this.topics = topics;
        this.binary = formats.binaryPoses() ? Optional.of(new PoseProtobufEncoder()) : Optional.empty();
        this.geoPose = formats.geoPoses() ? GeoPoseOutput.of(site) : Optional.empty();
        this.fleet = formats.fleet().map(VdaOutput::new);
        if (formats.geoPoses() && geoPose.isEmpty()) {
            problems.put("geopose", GeoPoseOutput.NO_GEOREFERENCE);
        }
    }

    /** Says nothing. */
    static PoseFaces none(TopicScheme topics) {
        return new PoseFaces(topics);
    }

    private PoseFaces(TopicScheme topics) {
        this.topics = topics;
        this.binary = Optional.empty();
        this.geoPose = Optional.empty();
        this.fleet = Optional.empty();
    }

    void publish(PoseEstimate pose, long epoch, MqttPublisher publisher) {
        binary.ifPresent(
                encoder -> publisher.publishLater(topics.poseBinary(pose.trackable()), encoder.encode(pose, epoch)));
        geoPose.flatMap(output -> output.encode(pose))
                .ifPresent(payload -> publisher.publishLater(topics.geoPose(pose.trackable()), payload));
        fleet.flatMap(output -> output.visualization(pose))
                .ifPresent(message -> publisher.publishLater(message.topic(), message.payload()));
    }

    /** Why a form that is switched on stays silent. */
    Map<String, String> problems() {
        return problems;
    }
}
