package org.sitedatum.cluster.robot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sitedatum.cluster.live.LiveListener;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.cluster.live.LivePose;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.vda5050.InitPositionDesk;
import org.sitedatum.mqtt.vda5050.VdaOptions;
import org.sitedatum.mqtt.vda5050.VdaOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to robots of VDA 5050 at the broker and tells those that are lost where they are. Thread-safe. */
final class RobotGuide implements LiveListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RobotGuide.class);

    private final LiveSite site;
    private final EpochNanoClock clock;
    private final OwnWord word;
    private final InitPositionDesk desk;
    private final Map<String, String> reasons = new HashMap<>();
    private final List<String> robots;
    private final MqttPublisher publisher;
    private final MqttSubscriber subscriber;

    RobotGuide(LiveSite site, VdaOptions options, BrokerAddress broker, EpochNanoClock clock) {
        this.site = site;
        this.clock = clock;
        this.desk = new InitPositionDesk(options);
        this.robots = options.robots().keySet().stream().sorted().toList();
        this.word = new OwnWord(site, desk::concerns);
        String id = "sitedatum-guide-" + UUID.randomUUID();
        this.publisher = MqttPublisher.open(
                ConnectionOptions.of(broker, id + "-out"), PublisherOptions.defaults(), ConnectionListener.SILENT);
        this.subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, id),
                List.of(),
                desk.stateTopics(),
                0,
                this::onState,
                ConnectionListener.SILENT);
        site.listen(this);
    }

    @Override
    public void onPoses(List<LivePose> poses) {
        for (LivePose pose : poses) {
            word.of(pose).ifPresent(said -> {
                synchronized (desk) {
                    desk.onPose(said);
                }
            });
        }
    }

    @Override
    public void onNotice(LiveNotice notice) {
        // positions only
    }

    /** What a robot says while it cannot be answered is passed over: it says it again, and would count as answered. */
    private void onState(String topic, byte[] payload) {
        if (!publisher.isUp()) {
            return;
        }
        synchronized (desk) {
            Optional<VdaOutput.Message> message = desk.onState(topic, payload, clock.epochNanos());
            if (message.isPresent()) {
                LOG.info(
                        "site {} tells a lost robot on {} where it is",
                        site.id(),
                        message.get().topic());
                publisher.publish(message.get().topic(), message.get().payload(), Delivery.LIVE);
            }
            robots.forEach(this::noteReason);
        }
    }

    /** Why a robot that asks is not told, once. */
    private void noteReason(String robot) {
        String reason = desk.reason(robot);
        if (!reason.equals(reasons.put(robot, reason)) && !reason.isEmpty()) {
            LOG.warn("site {} does not tell the lost robot {} where it is: {}", site.id(), robot, reason);
        }
    }

    /** Whether robots are heard and can be told. */
    boolean isUp() {
        return publisher.isUp() && subscriber.isUp();
    }

    @Override
    public void close() {
        site.leave(this);
        subscriber.close();
        publisher.close();
    }
}
