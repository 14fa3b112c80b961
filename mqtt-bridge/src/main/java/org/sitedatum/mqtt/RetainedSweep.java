package org.sitedatum.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.topic.TopicScheme;

/**
 * Takes away what a broker keeps of a site that is no more: its document and frames, statuses and last poses, whoever said them.
 * An owner that falls silent without a word leaves a will, which the broker keeps too: so it listens for a while.
 */
public final class RetainedSweep {

    /** An empty message takes away what is kept on its topic (MQTT 5, section 3.3.1.3). */
    private static final byte[] NOTHING = {};

    private static final Delivery CLEARING = new Delivery(1, true, OptionalLong.empty(), true);
    /** Longer than a broker takes to find that a closed connection is gone. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** Until a message that took nothing away is sent again. */
    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 20;

    private final TopicScheme topics;
    private final BooleanSupplier isGone;
    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime());
    /** Topics that the broker has not yet said to be empty: it passes the message that takes one away on, as any other. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    private RetainedSweep(String site, BooleanSupplier isGone) {
        this.topics = new TopicScheme(site);
        this.isGone = isGone;
    }

    /**
     * Waits until nothing has been kept for two seconds, a minute at most.
     *
     * @param clientId of its connections, with {@code -in} and {@code -out} behind
     * @param isGone asked before each step: false ends it, for the site is there again
     * @return whether the broker was reached and nothing is left
     */
    public static boolean run(String site, BrokerAddress broker, String clientId, BooleanSupplier isGone)
            throws InterruptedException {
        return new RetainedSweep(site, isGone).run(broker, clientId);
    }

    private boolean run(BrokerAddress broker, String clientId) throws InterruptedException {
        List<String> filters = List.of(
                topics.siteDocument(),
                topics.frames(),
                topics.frameFilter(),
                topics.lastFilter(),
                topics.status(),
                topics.sectorStatusFilter());
        try (MqttPublisher out = MqttPublisher.open(
                        ConnectionOptions.of(broker, clientId + "-out"),
                        PublisherOptions.defaults(),
                        ConnectionListener.SILENT);
                MqttSubscriber in = MqttSubscriber.open(
                        ConnectionOptions.of(broker, clientId + "-in"),
                        filters,
                        1,
                        (topic, payload) -> hear(out, topic, payload),
                        ConnectionListener.SILENT)) {
            long endNanos = System.nanoTime() + LONGEST.toNanos();
            while (isGone.getAsBoolean() && System.nanoTime() < endNanos) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                if (!in.isUp() || !out.isUp()) {
                    lastNanos.set(System.nanoTime());
                } else if (kept.isEmpty() && isSilentFor(QUIET)) {
                    return true;
                } else if (!kept.isEmpty() && isSilentFor(AGAIN)) {
                    kept.forEach(topic -> clear(out, topic));
                }
            }
        }
        return false;
    }

    private boolean isSilentFor(Duration time) {
        return System.nanoTime() - lastNanos.get() > time.toNanos();
    }

    private void hear(MqttPublisher out, String topic, byte[] payload) {
        if (payload.length == 0) {
            kept.remove(topic);
        } else if (isGone.getAsBoolean()) {
            kept.add(topic);
            clear(out, topic);
        }
    }

    /** Is lost while the connection out is not up. */
    private void clear(MqttPublisher out, String topic) {
        lastNanos.set(System.nanoTime());
        out.publish(topic, NOTHING, CLEARING);
    }
}
