package org.sitedatum.cluster.headset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.mqtt.protobuf.SocketProto.SentFixes;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.EntityId;

/**
 * Takes the control message {@code fixes}: {@code {"type":"fixes","site","source","fixes":[...]}} and sends its array to
 * {@code sitedatum/{site}/fix/{source}}. A fix that cannot be read or believed is refused there, with its reason on
 * {@code rejected/{source}}. A device may speak for itself only: its source is the caller's name, or begins with it and a dot.
 *
 * <p>Connects to the broker with the first message. What comes while there is no connection waits for it. Thread-safe; never
 * blocks.
 */
public final class DeviceFixes implements AutoCloseable {

    /** Fixes in one message: a headset's poses of two seconds at 72 a second, and what it saw in that time. */
    static final int MOST_FIXES = 200;

    /**
     * Messages that wait for the connection, the oldest gives way: what 50 headsets send in the half second in which an engine
     * still puts fixes in order. Older ones it would refuse.
     */
    private static final int MOST_WAITING = 256;

    private final BrokerAddress broker;
    private final String clientId;
    private Optional<MqttPublisher> publisher = Optional.empty();
    private boolean closed;

    /** Of a node by its name. */
    public DeviceFixes(String node, BrokerAddress broker) {
        this.broker = broker;
        this.clientId = "sitedatum-devices-" + node;
    }

    /**
     * Takes a message.
     *
     * @param site that the node knows
     * @throws Refusal naming the field at fault
     */
    public void take(ObjectNode message, String site, Caller caller) {
        JsonNode source = message.path("source");
        if (!source.isTextual() || !EntityId.isValid(source.textValue())) {
            throw new Refusal(
                    Problem.badField("source", source.asText(""), "must be 1 to 128 of letters, digits, - _ . :"));
        }
        requireOwn(source.textValue(), caller);
        JsonNode fixes = message.path("fixes");
        if (!fixes.isArray() || fixes.isEmpty() || fixes.size() > MOST_FIXES) {
            throw new Refusal(Problem.badField("fixes", "", "must be an array of 1 to " + MOST_FIXES + " fixes"));
        }
        byte[] payload = fixes.toString().getBytes(StandardCharsets.UTF_8);
        send(new TopicScheme(site).fix(source.textValue()), payload);
    }

    /**
     * Takes a binary message: its batch goes to {@code sitedatum/{site}/fixb/{source}} as it is.
     *
     * @param site that the node knows
     * @throws Refusal naming the field at fault
     */
    public void take(SentFixes message, String site, Caller caller) {
        if (!EntityId.isValid(message.getSource())) {
            throw new Refusal(
                    Problem.badField("source", message.getSource(), "must be 1 to 128 of letters, digits, - _ . :"));
        }
        requireOwn(message.getSource(), caller);
        int count = message.getBatch().getFixesCount();
        if (count == 0 || count > MOST_FIXES) {
            throw new Refusal(Problem.badField("batch", "" + count, "must have 1 to " + MOST_FIXES + " fixes"));
        }
        send(
                new TopicScheme(site).fixBinary(message.getSource()),
                message.getBatch().toByteArray());
    }

    private void send(String topic, byte[] payload) {
        publisher().ifPresent(open -> open.publish(topic, payload, open.isUp() ? Delivery.LIVE : Delivery.EVENT));
    }

    private static void requireOwn(String source, Caller caller) {
        boolean isOwn = source.equals(caller.name()) || source.startsWith(caller.name() + ".");
        boolean mayForAll =
                caller.roles().contains(Role.ENGINEER) || caller.roles().contains(Role.OPERATOR);
        if (!caller.may(Permission.SEND_FIXES) || (!isOwn && !mayForAll)) {
            throw new Refusal(Problem.of(
                    403,
                    "forbidden",
                    "You may not do this",
                    "fixes may be sent by a device, with its own name as their source"));
        }
    }

    private synchronized Optional<MqttPublisher> publisher() {
        if (publisher.isEmpty() && !closed) {
            PublisherOptions usual = PublisherOptions.defaults();
            PublisherOptions bounds = new PublisherOptions(
                    usual.perishableCapacity(), usual.liveWindowBytes(), MOST_WAITING, usual.acknowledgedWindow());
            publisher = Optional.of(
                    MqttPublisher.open(ConnectionOptions.of(broker, clientId), bounds, ConnectionListener.SILENT));
        }
        return publisher;
    }

    @Override
    public synchronized void close() {
        closed = true;
        publisher.ifPresent(MqttPublisher::close);
        publisher = Optional.empty();
    }
}
