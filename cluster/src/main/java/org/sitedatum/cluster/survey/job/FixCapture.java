package org.sitedatum.cluster.survey.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.sitedatum.cluster.survey.SurveyFixes;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.FixProtobufDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.fix.Fix;

/**
 * Takes down the fixes of a site as its broker carries them, beside the node, until it is full or closed. What is no readable
 * fix is passed over. Thread-safe.
 */
final class FixCapture implements AutoCloseable, SurveyFixes {

    private final TopicScheme topics;
    private final EpochNanoClock clock;
    private final int most;
    private final FixJsonDecoder decoder = new FixJsonDecoder();
    private final FixProtobufDecoder binaryDecoder = new FixProtobufDecoder();
    private final List<Fix> taken = new ArrayList<>();
    private final MqttSubscriber subscriber;

    FixCapture(BrokerAddress broker, String site, int most, EpochNanoClock clock) {
        this.topics = new TopicScheme(site);
        this.clock = clock;
        this.most = most;
        this.subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, "sitedatum-survey-" + UUID.randomUUID()),
                List.of(topics.fixFilter(), topics.fixBinaryFilter()),
                1,
                this::take,
                ConnectionListener.SILENT);
    }

    /** On the subscriber's one thread. */
    private void take(String topic, byte[] payload) {
        Optional<String> json = topics.findFixSource(topic);
        Optional<String> source = json.or(() -> topics.findFixBinarySource(topic));
        if (source.isEmpty() || isFull()) {
            return;
        }
        List<DecodedFix> all = json.isPresent()
                ? decoder.decode(payload, source.get(), clock.epochNanos())
                : binaryDecoder.decode(payload, source.get(), clock.epochNanos());
        synchronized (taken) {
            for (DecodedFix decoded : all) {
                if (decoded instanceof DecodedFix.Accepted accepted && taken.size() < most) {
                    taken.add(accepted.fix());
                }
            }
        }
    }

    int size() {
        synchronized (taken) {
            return taken.size();
        }
    }

    boolean isFull() {
        return size() >= most;
    }

    @Override
    public void forEach(Consumer<Fix> consumer) {
        List<Fix> all;
        synchronized (taken) {
            all = List.copyOf(taken);
        }
        all.forEach(consumer);
    }

    @Override
    public void close() {
        subscriber.close();
    }
}
