package org.sitedatum.cluster.foxglove;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.FixProtobufDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;

/**
 * Hears the fixes of a site at the broker, beside its engine, while there are viewers. Of a source that nobody looks at one
 * message a second is read, to know what channels there are. All on the subscriber's thread.
 */
final class FixEar implements AutoCloseable {

    private static final long LOOK_NANOS = 1_000_000_000L;

    private final SiteFeed feed;
    private final LongSupplier clock;
    private final TopicScheme topics;
    private final FixJsonDecoder decoder = new FixJsonDecoder();
    private final FixProtobufDecoder binaryDecoder = new FixProtobufDecoder();
    private final Map<String, Long> lookedNanos = new HashMap<>();
    private final MqttSubscriber subscriber;

    /** Begins to listen, once the broker is there. */
    FixEar(SiteFeed feed, BrokerAddress broker, LongSupplier clock) {
        this.feed = feed;
        this.clock = clock;
        this.topics = new TopicScheme(feed.site());
        this.subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, "sitedatum-viewer-" + UUID.randomUUID()),
                List.of(topics.fixFilter(), topics.fixBinaryFilter()),
                0,
                this::onMessage,
                ConnectionListener.SILENT);
    }

    private void onMessage(String topic, byte[] payload) {
        Optional<String> json = topics.findFixSource(topic);
        Optional<String> source = json.or(() -> topics.findFixBinarySource(topic));
        long now = clock.getAsLong();
        if (source.isEmpty() || !isLookedAt(source.get(), now)) {
            return;
        }
        List<DecodedFix> all = json.isPresent()
                ? decoder.decode(payload, source.get(), now)
                : binaryDecoder.decode(payload, source.get(), now);
        for (DecodedFix decoded : all) {
            if (decoded instanceof DecodedFix.Accepted accepted) {
                feed.onFix(accepted.fix());
            }
        }
    }

    private boolean isLookedAt(String source, long now) {
        if (feed.wantedSources().contains(source)) {
            return true;
        }
        Optional<Long> last = Optional.ofNullable(lookedNanos.get(source));
        boolean isDue = last.map(before -> now - before >= LOOK_NANOS)
                .orElseGet(() -> lookedNanos.size() < ChannelTable.MOST_CHANNELS);
        if (isDue) {
            lookedNanos.put(source, now);
        }
        return isDue;
    }

    @Override
    public void close() {
        subscriber.close();
    }
}
