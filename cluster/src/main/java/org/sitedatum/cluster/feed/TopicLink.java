package org.sitedatum.cluster.feed;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;

/** Topics of a vendor's own broker. What that broker has kept is not asked for. */
final class TopicLink implements FeedLink {
    /** Messages on their way from the connection's thread to the event loop. */
    private static final int MOST_WAITING = 4_096;

    private final Vertx vertx;
    private final FeedOptions options;
    private final String clientId;
    private final Ears ears;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private Optional<MqttSubscriber> subscriber = Optional.empty();

    TopicLink(Vertx vertx, FeedOptions options, String clientId, Ears ears) {
        this.vertx = vertx;
        this.options = options;
        this.clientId = clientId;
        this.ears = ears;
    }

    @Override
    public void open() {
        Context loop = vertx.getOrCreateContext();
        BrokerAddress plain = BrokerAddress.parse(options.address().uri().toString());
        BrokerAddress broker = options.caFile().map(plain::withCaFile).orElse(plain);
        subscriber = Optional.of(MqttSubscriber.open(
                ConnectionOptions.of(broker, clientId),
                List.of(),
                List.of(options.adapter().topic()),
                1,
                (topic, payload) -> onMessage(loop, topic, payload),
                new Connection(loop)));
    }

    /** On a thread of the connection. */
    private void onMessage(Context loop, String topic, byte[] payload) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            lost.incrementAndGet();
            return;
        }
        loop.runOnContext(turn -> {
            waiting.decrementAndGet();
            int gone = lost.getAndSet(0);
            if (gone > 0) {
                ears.onWaste(gone + " messages more than can wait");
            }
            ears.onMessage(topic, payload);
        });
    }

    @Override
    public void close() {
        subscriber.ifPresent(open -> vertx.executeBlocking(() -> {
            open.close();
            return "";
        }));
        subscriber = Optional.empty();
    }

    private final class Connection implements ConnectionListener {
        private final Context loop;

        private Connection(Context loop) {
            this.loop = loop;
        }

        @Override
        public void onUp() {
            loop.runOnContext(turn -> ears.onUp());
        }

        @Override
        public void onDown() {
            loop.runOnContext(turn -> ears.onEnd("the broker ended the connection"));
        }

        @Override
        public void onTakenOver() {
            loop.runOnContext(turn -> ears.onEnd("another client has the name " + clientId));
        }
    }
}
