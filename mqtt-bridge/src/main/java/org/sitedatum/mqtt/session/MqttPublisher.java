package org.sitedatum.mqtt.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages on a connection of its own, in order, and never blocks who gives them. Without a connection perishable
 * messages are dropped and counted; others wait. Standing messages (retained, not perishable) are sent anew after each
 * reconnect, because a restarted broker may have forgotten them.
 *
 * <p>Live messages (QoS 0) take the {@link ExpressLane}: the thread that gives them writes them, within a window that the
 * socket's buffers hold. Others go through Paho, on a thread of their own.
 *
 * <p>Thread-safe. Owns two threads: one that keeps the connection, one that sends.
 */
public final class MqttPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttPublisher.class);
    private static final long LAST_WORDS_MS = 1000;

    /** MQTT 5 reason codes of failures, 2.4. */
    private static final int FIRST_ERROR_CODE = 0x80;

    private static final int LAST_ERROR_CODE = 0xFF;

    private final SendQueue queue;
    private final LiveQueue live;
    private final BrokerLink link;
    private final BooleanSupplier mayPublish;
    private final Thread sender;
    private final Map<String, Outgoing> standing = new LinkedHashMap<>();
    private volatile Optional<UpClient> up = Optional.empty();

    private MqttPublisher(
            ConnectionOptions connection,
            PublisherOptions options,
            ConnectionListener listener,
            BooleanSupplier mayPublish) {
        this.mayPublish = mayPublish;
        queue = new SendQueue(options);
        live = new LiveQueue(options.perishableCapacity(), this::onBroken);
        link = new BrokerLink(connection, new Link(listener), options.liveWindowBytes());
        sender = new Thread(this::sendUntilClosed, "mqtt-send-" + connection.clientId());
        sender.setDaemon(true);
    }

    /** Starts connecting; messages may be given at once. */
    public static MqttPublisher open(
            ConnectionOptions connection, PublisherOptions options, ConnectionListener listener) {
        return open(connection, options, listener, () -> true);
    }

    /**
     * Starts connecting; messages may be given at once.
     *
     * @param mayPublish asked on any thread right before a message leaves; a message it says no to is lost, so that nothing
     *     leaves late after a pause
     */
    public static MqttPublisher open(
            ConnectionOptions connection,
            PublisherOptions options,
            ConnectionListener listener,
            BooleanSupplier mayPublish) {
        MqttPublisher publisher = prepare(connection, options, listener, mayPublish);
        publisher.link.start();
        return publisher;
    }

    /** As {@link #open}, but makes everything ready only: the broker hears of it after {@link #letGo}, and then at once. */
    public static MqttPublisher prepared(
            ConnectionOptions connection,
            PublisherOptions options,
            ConnectionListener listener,
            BooleanSupplier mayPublish) {
        MqttPublisher publisher = prepare(connection, options, listener, mayPublish);
        publisher.link.prepare();
        return publisher;
    }

    private static MqttPublisher prepare(
            ConnectionOptions connection,
            PublisherOptions options,
            ConnectionListener listener,
            BooleanSupplier mayPublish) {
        MqttPublisher publisher = new MqttPublisher(connection, options, listener, mayPublish);
        publisher.sender.start();
        return publisher;
    }

    /** Opens the connection of a publisher that was {@link #prepared}. Never blocks. */
    public void letGo() {
        link.letGo();
    }

    /**
     * Gives a message to be sent. Never blocks.
     *
     * @param topic without wildcards
     * @param payload not copied, not to be modified
     */
    public void publish(String topic, byte[] payload, Delivery delivery) {
        if (delivery.isLive()) {
            publishLater(topic, payload);
            flush();
            return;
        }
        Outgoing message = new Outgoing(topic, payload, delivery);
        if (delivery.retained() && !delivery.perishable()) {
            synchronized (standing) {
                standing.put(topic, message);
            }
        }
        queue.offer(message);
    }

    /**
     * Gives a live message that leaves with the next {@link #flush} or before it, so that many share one write. Never blocks.
     *
     * @param topic without wildcards
     * @param payload not copied, not to be modified
     */
    public void publishLater(String topic, byte[] payload) {
        live.offer(new Outgoing(topic, payload, Delivery.LIVE));
    }

    /** Sends what {@link #publishLater} left. Never blocks. */
    public void flush() {
        live.flush();
    }

    /** Whether there is a connection now, so that even a live message given right after this is taken. */
    public boolean isUp() {
        return queue.isOnline();
    }

    /** What became of the messages so far. */
    public PublisherCounts counts() {
        return queue.counts().plus(live.counts());
    }

    /** Gives the connection up for good, for a user who learnt elsewhere that another has its client id. Never blocks. */
    public void standDown() {
        link.standDown();
    }

    /** Gives the connection up without a word: the broker says the will. Never blocks; {@link #close} is still due. */
    public void abandon() {
        link.abandon();
    }

    /** Waits until what must not be lost has been acknowledged; false when that takes longer or there is no connection. */
    public boolean awaitSent(Duration atMost) throws InterruptedException {
        flush();
        return isUp() && queue.awaitKeptConfirmed(atMost.toMillis());
    }

    /** Sends what must not be lost, for a second at most, and disconnects; the will is not sent then. */
    @Override
    public void close() {
        flush();
        try {
            if (isUp() && !queue.awaitKeptConfirmed(LAST_WORDS_MS)) {
                LOG.warn("closing with messages unconfirmed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.close();
        link.close();
    }

    private void onBroken(String problem) {
        up.ifPresent(on -> link.restart(on.client(), problem));
    }

    private void sendUntilClosed() {
        try {
            for (Optional<SendQueue.Sending> next = queue.awaitNext(); next.isPresent(); next = queue.awaitNext()) {
                send(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(SendQueue.Sending sending) {
        Optional<UpClient> on = up;
        if (on.isEmpty() || on.get().generation() != sending.generation()) {
            return;
        }
        if (!mayPublish.getAsBoolean()) {
            queue.fail(sending);
            return;
        }
        MqttAsyncClient client = on.get().client();
        try {
            client.publish(
                    sending.message().topic, sending.message().toMqtt(), null, new Confirmation(client, sending));
        } catch (MqttException | RuntimeException e) {
            giveBack(client, sending, String.valueOf(e.getMessage()));
        }
    }

    /** A perishable message is lost; for a kept one the connection is made anew, and with it the message stands in line. */
    private void giveBack(MqttAsyncClient client, SendQueue.Sending sending, String problem) {
        LOG.debug("publishing on {} failed: {}", sending.message().topic, problem);
        if (sending.message().delivery.perishable()) {
            queue.fail(sending);
        } else {
            link.restart(client, "publishing failed: " + problem);
        }
    }

    private void offerStandingAgain() {
        synchronized (standing) {
            standing.values().forEach(queue::offer);
        }
    }

    private record UpClient(MqttAsyncClient client, long generation) {}

    private final class Confirmation implements MqttActionListener {
        private final MqttAsyncClient client;
        private final SendQueue.Sending sending;

        private Confirmation(MqttAsyncClient client, SendQueue.Sending sending) {
            this.client = client;
            this.sending = sending;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            queue.confirm(sending);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable problem) {
            int reason = problem instanceof MqttException refusal ? refusal.getReasonCode() : 0;
            if (reason >= FIRST_ERROR_CODE && reason <= LAST_ERROR_CODE) {
                LOG.warn("the broker refused a message on {}, reason {}", sending.message().topic, reason);
                queue.fail(sending);
            } else {
                giveBack(client, sending, String.valueOf(problem.getMessage()));
            }
        }
    }

    private final class Link implements LinkUser {
        private final ConnectionListener listener;

        private Link(ConnectionListener listener) {
            this.listener = listener;
        }

        @Override
        public void onUp(MqttAsyncClient connected, LaneOutput lane) {
            live.goOnline(lane);
            up = Optional.of(new UpClient(connected, queue.newGeneration()));
            queue.goOnline();
            offerStandingAgain();
            listener.onUp();
        }

        @Override
        public void onDown() {
            up = Optional.empty();
            queue.goOffline();
            live.goOffline();
            listener.onDown();
        }

        @Override
        public void onRoom() {
            live.drain();
        }

        @Override
        public boolean mayPublish() {
            return mayPublish.getAsBoolean();
        }

        @Override
        public void onTakenOver() {
            listener.onTakenOver();
        }
    }
}
