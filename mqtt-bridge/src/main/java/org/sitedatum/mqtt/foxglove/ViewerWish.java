package org.sitedatum.mqtt.foxglove;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;

/** What a viewer asks of a server. */
public sealed interface ViewerWish {

    /** Longest message of a viewer, bytes: some thousand subscriptions. */
    int MOST_BYTES = 64 * 1024;

    /** Wants the messages of these channels. */
    record Subscribe(List<Subscription> subscriptions) implements ViewerWish {
        /** Copies the list. */
        public Subscribe {
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /** Wants no more of these. */
    record Unsubscribe(List<Long> subscriptions) implements ViewerWish {
        /** Copies the list. */
        public Unsubscribe {
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /** Something that this server did not offer. */
    record Other(String op) implements ViewerWish {}

    /**
     * One channel wanted.
     *
     * @param id the viewer's own, unsigned 32 bits
     * @param channel as it was offered
     */
    record Subscription(long id, long channel) {}

    /** Reads a text message. */
    static Decoded<ViewerWish> decode(String text) {
        return Decoded.of(() -> read(JsonValue.parse(text.getBytes(StandardCharsets.UTF_8), MOST_BYTES)));
    }

    private static ViewerWish read(JsonValue json) throws FormatRefusal {
        String op = json.get("op").text(100);
        return switch (op) {
            case "subscribe" -> {
                List<Subscription> wanted = new ArrayList<>();
                for (JsonValue one : json.get("subscriptions").elements()) {
                    wanted.add(new Subscription(unsigned(one.get("id")), unsigned(one.get("channelId"))));
                }
                yield new Subscribe(wanted);
            }
            case "unsubscribe" -> {
                List<Long> ended = new ArrayList<>();
                for (JsonValue one : json.get("subscriptionIds").elements()) {
                    ended.add(unsigned(one));
                }
                yield new Unsubscribe(ended);
            }
            default -> new Other(op);
        };
    }

    private static long unsigned(JsonValue json) throws FormatRefusal {
        return json.integer(0, 0xffff_ffffL);
    }
}
