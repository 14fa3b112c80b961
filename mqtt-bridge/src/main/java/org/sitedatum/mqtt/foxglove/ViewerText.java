package org.sitedatum.mqtt.foxglove;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import org.sitedatum.mqtt.foreign.JsonText;
import org.sitedatum.mqtt.mcap.McapSchema;

/** What a server says to a viewer: JSON objects with an {@code op}, and data in binary. */
public final class ViewerText {
    /** Subprotocol of the published specification. */
    public static final String SUBPROTOCOL = "foxglove.websocket.v1";

    /** The same messages under the name that newer viewers ask for first. */
    public static final String NEWER_SUBPROTOCOL = "foxglove.sdk.v1";

    private static final int MESSAGE_DATA = 1;
    private static final int DATA_HEAD = 1 + 4 + 8;

    private ViewerText() {}

    /** How much a viewer is to care. */
    public enum Level {
        /** To know. */
        INFO,
        /** To look at. */
        WARNING,
        /** Something asked for cannot be had. */
        ERROR
    }

    /**
     * The first message. Nothing optional is offered: viewers look, they do not publish.
     *
     * @param name for people
     * @param session tells a new server from a connection that was lost
     */
    public static String serverInfo(String name, String session) {
        return text(json -> {
            json.writeStringField("op", "serverInfo");
            json.writeStringField("name", name);
            json.writeArrayFieldStart("capabilities");
            json.writeEndArray();
            json.writeStringField("sessionId", session);
        });
    }

    /** Offers channels. */
    public static String advertise(Collection<ViewerChannel> channels) {
        return text(json -> {
            json.writeStringField("op", "advertise");
            json.writeArrayFieldStart("channels");
            for (ViewerChannel channel : channels) {
                write(json, channel);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ViewerChannel channel) throws IOException {
        McapSchema schema = channel.schema();
        json.writeStartObject();
        json.writeNumberField("id", channel.id());
        json.writeStringField("topic", channel.topic());
        json.writeStringField("encoding", schema.messageEncoding());
        json.writeStringField("schemaName", schema.name());
        json.writeStringField("schemaEncoding", schema.encoding());
        json.writeStringField(
                "schema",
                schema.encoding().equals(McapSchema.JSON)
                        ? new String(schema.data(), StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(schema.data()));
        json.writeEndObject();
    }

    /** Something for people. */
    public static String status(Level level, String message) {
        return text(json -> {
            json.writeStringField("op", "status");
            json.writeNumberField("level", level.ordinal());
            json.writeStringField("message", message);
        });
    }

    /**
     * A message of a channel: opcode 1, subscription id as unsigned 32 bits, time as 64 bits, little-endian, then the data.
     *
     * @param subscription the viewer's own id for it
     * @param nanos when it was received, ns since the Unix epoch
     */
    public static byte[] data(long subscription, long nanos, byte[] data) {
        return ByteBuffer.allocate(DATA_HEAD + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) MESSAGE_DATA)
                .putInt((int) subscription)
                .putLong(nanos)
                .put(data)
                .array();
    }

    private static String text(JsonText.Writing fields) {
        byte[] json = JsonText.of(out -> {
            out.writeStartObject();
            fields.writeTo(out);
            out.writeEndObject();
        });
        return new String(json, StandardCharsets.UTF_8);
    }
}
