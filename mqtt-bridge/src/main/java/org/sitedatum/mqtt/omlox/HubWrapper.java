package org.sitedatum.mqtt.omlox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonText;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * What travels over the hub's WebSocket.
 *
 * @param event {@code message}, {@code subscribe} and so on
 * @param topic empty when there is none
 * @param subscription its number
 * @param payload an array of objects as it came
 * @param params texts by name; a number is its text, a list has several
 */
public record HubWrapper(
        String event,
        Optional<String> topic,
        OptionalLong subscription,
        Optional<byte[]> payload,
        Map<String, List<String>> params) {

    /** Longest message taken, bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MOST_PARAMS = 50;
    private static final int MOST_VALUES = 100;
    private static final int MAX_PARAM = 8 * 1024;

    /** Copies the map. */
    public HubWrapper {
        params = Map.copyOf(params);
    }

    /** Reads a message; an event that nobody knows is for the caller to refuse. */
    public static HubWrapper read(String text) throws FormatRefusal {
        JsonValue json = JsonValue.parse(text.getBytes(StandardCharsets.UTF_8), MAX_BYTES);
        String event = json.get("event").text(100);
        Optional<JsonValue> topic = json.find("topic");
        Optional<JsonValue> subscription = json.find("subscription_id");
        Optional<JsonValue> payload = json.find("payload");
        Optional<byte[]> objects = Optional.empty();
        if (payload.isPresent()) {
            payload.get().elements();
            String raw = RawSlices.of(text).get(0).get("payload");
            objects = Optional.ofNullable(raw).map(found -> found.getBytes(StandardCharsets.UTF_8));
        }
        return new HubWrapper(
                event,
                topic.isPresent() ? Optional.of(topic.get().text(100)) : Optional.empty(),
                subscription.isPresent()
                        ? OptionalLong.of(subscription.get().integer(-1L << 52, 1L << 52))
                        : OptionalLong.empty(),
                objects,
                params(json.find("params")));
    }

    private static Map<String, List<String>> params(Optional<JsonValue> json) throws FormatRefusal {
        Map<String, List<String>> params = new LinkedHashMap<>();
        if (json.isEmpty()) {
            return params;
        }
        List<String> names = json.get().names();
        if (names.size() > MOST_PARAMS) {
            throw json.get().refusal(Reason.OUT_OF_RANGE, "has more than " + MOST_PARAMS + " fields");
        }
        for (String name : names) {
            Optional<JsonValue> value = json.get().find(name);
            if (value.isPresent()) {
                List<String> texts = new ArrayList<>();
                List<JsonValue> values =
                        value.get().isArray() ? value.get().elements(0, MOST_VALUES) : List.of(value.get());
                for (JsonValue one : values) {
                    texts.add(one.scalar(MAX_PARAM));
                }
                params.put(name, List.copyOf(texts));
            }
        }
        return params;
    }

    /** A message with payloads that are JSON already. */
    public static byte[] message(String topic, OptionalLong subscription, List<byte[]> payload) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("event", "message");
            json.writeStringField("topic", topic);
            if (subscription.isPresent()) {
                json.writeNumberField("subscription_id", subscription.getAsLong());
            }
            json.writeArrayFieldStart("payload");
            for (byte[] object : payload) {
                json.writeRawValue(new String(object, StandardCharsets.UTF_8));
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** {@code subscribed} or {@code unsubscribed}. */
    public static byte[] confirmation(String event, String topic, long subscription) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("event", event);
            json.writeStringField("topic", topic);
            json.writeNumberField("subscription_id", subscription);
            json.writeEndObject();
        });
    }

    /** {@code error}. */
    public static byte[] error(int code, String description) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("event", "error");
            json.writeNumberField("code", code);
            json.writeStringField("description", description);
            json.writeEndObject();
        });
    }
}
