package org.sitedatum.cluster.api.socket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.access.Role;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.WebServer;

/** The messages of the server, written. Stamps are µs since the Unix epoch. */
final class SocketText {

    private SocketText() {}

    static String welcome(String node, Caller caller, long nowMicros) {
        ObjectNode message = typed("welcome");
        message.put("node", node).put("protocol", WebServer.SUBPROTOCOL).put("time", nowMicros);
        message.put("caller", caller.name());
        caller.roles().stream().map(Role::word).sorted().forEach(message.putArray("roles")::add);
        Subscribe.ENCODINGS.forEach(message.putArray("encodings")::add);
        message.putObject("limits")
                .put("subscriptions", SocketSession.MOST_SUBSCRIPTIONS)
                .put("messageBytes", WebServer.MOST_SOCKET_BYTES)
                .put("maxRate", Subscribe.FASTEST);
        return message.toString();
    }

    static String subscribed(Subscribe wish) {
        return typed("subscribed").put("id", wish.id()).put("site", wish.site()).toString();
    }

    static String unsubscribed(String id) {
        return typed("unsubscribed").put("id", id).toString();
    }

    static String pong(ObjectNode ping, long receivedMicros, long sentMicros) {
        ObjectNode message = typed("pong");
        if (ping.path("t0").isNumber()) {
            message.set("t0", ping.get("t0"));
        }
        return message.put("t1", receivedMicros).put("t2", sentMicros).toString();
    }

    static String error(String id, Problem problem) {
        ObjectNode message = typed("error");
        if (!id.isEmpty()) {
            message.put("id", id);
        }
        message.set("problem", problem.json());
        return message.toString();
    }

    /** One message with a list of objects that are JSON already. */
    static String list(String type, Subscribe wish, String field, List<byte[]> elements) {
        Buffer text = begin(type, wish, field).appendByte((byte) '[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                text.appendByte((byte) ',');
            }
            text.appendBytes(elements.get(i));
        }
        return text.appendString("]}").toString();
    }

    /** A page of the content anchors that stand; the last says {@code complete}. */
    static String anchors(Subscribe wish, List<byte[]> elements, boolean isLast) {
        String text = list("anchors", wish, "anchors", elements);
        return text.substring(0, text.length() - 1) + ",\"complete\":" + isLast + "}";
    }

    /** One message with an object that is JSON already. */
    static String one(String type, Subscribe wish, byte[] element) {
        return begin(type, wish, type).appendBytes(element).appendString("}").toString();
    }

    /** Ids need no escaping. */
    private static Buffer begin(String type, Subscribe wish, String field) {
        return Buffer.buffer(1024)
                .appendString("{\"type\":\"" + type + "\",\"subscription\":\"" + wish.id() + "\",\"site\":\""
                        + wish.site() + "\",\"" + field + "\":");
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
