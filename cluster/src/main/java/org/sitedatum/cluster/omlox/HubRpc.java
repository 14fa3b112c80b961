package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.positioning.EntityId;

/** The hub's own methods over JSON-RPC 2.0, announced and answered on the broker and over HTTP. */
final class HubRpc {

    /** An announcement that is not renewed for so long is forgotten by the broker. */
    static final long EXPIRY_SECONDS = 120;

    private static final String ROOT = "/omlox/jsonrpc/rpc/";
    private static final String PING = "com.omlox.ping";
    private static final String IDENTIFY = "com.omlox.identify";
    private static final String XCMD = "com.omlox.core.xcmd";
    private static final List<String> METHODS = List.of(PING, IDENTIFY, XCMD);
    private static final Set<String> AGGREGATIONS =
            Set.of("_all_within_timeout", "_return_first_success", "_return_first_error");

    private static final int INVALID_REQUEST = -32_600;
    private static final int NO_METHOD = -32_601;
    private static final int INVALID_PARAMS = -32_602;
    private static final int UNKNOWN_HANDLER = -32_000;
    private static final int UNSUPPORTED = -32_002;
    private static final int MAX_BYTES = 32 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String handler;
    private final OmloxHub hub;

    HubRpc(String site, OmloxHub hub) {
        this.handler = HubIds.of(site, "hub", site);
        this.hub = hub;
    }

    /** Topics with requests. */
    List<String> filters() {
        return METHODS.stream()
                .flatMap(method -> List.of(ROOT + method + "/request", ROOT + method + "/request/" + handler).stream())
                .toList();
    }

    /** What the hub announces, by topic. */
    Map<String, byte[]> announcements() {
        Map<String, byte[]> all = new TreeMap<>();
        for (String method : METHODS) {
            ObjectNode json = JSON.createObjectNode().put("id", handler).put("method_name", method);
            all.put(ROOT + "available/" + method, json.toString().getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    /** Handler ids by method, as {@code GET /v2/rpc/available} has them. */
    ObjectNode available() {
        ObjectNode json = JSON.createObjectNode();
        METHODS.forEach(method -> json.putArray(method).add(handler));
        return json;
    }

    /** A request on the broker; answered to {@code _caller_id}, else to nobody. */
    void onMessage(String topic, byte[] payload, BiConsumer<String, byte[]> send) throws FormatRefusal {
        Optional<ObjectNode> answer = call(payload);
        JsonValue request = JsonValue.parse(payload, MAX_BYTES);
        Optional<JsonValue> caller = request.find("params").flatMap(params -> params.find("_caller_id"));
        if (answer.isPresent()
                && caller.isPresent()
                && EntityId.isValid(caller.get().text(200))) {
            String method = topic.substring(ROOT.length()).split("/")[0];
            send.accept(
                    ROOT + method + "/response/" + caller.get().text(200),
                    answer.get().toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The answer to a call; empty to one that wants none. */
    Optional<ObjectNode> call(byte[] payload) throws FormatRefusal {
        // strictly first, so that the lenient tree cannot be more than it is
        JsonValue strict = JsonValue.parse(payload, MAX_BYTES);
        JsonNode request = tree(payload);
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        JsonNode id = request.path("id");
        JsonNode params = request.path("params");
        if (!strict.isObject()
                || !request.path("jsonrpc").asText().equals("2.0")
                || !request.path("method").isTextual()
                || !(params.isMissingNode() || params.isObject())) {
            error(answer, INVALID_REQUEST, "a JSON-RPC 2.0 request with named params is needed, and one at a time");
        } else {
            answer(request.path("method").asText(), params, answer);
        }
        answer.set("id", id.isMissingNode() ? JSON.nullNode() : id);
        boolean wantsNone = strict.isObject()
                && id.isMissingNode()
                && params.path("_caller_id").isMissingNode();
        return wantsNone ? Optional.empty() : Optional.of(answer);
    }

    private void answer(String method, JsonNode params, ObjectNode answer) {
        String aggregation = params.path("_aggregation").asText();
        boolean hasHandler = params.has("_handler_id");
        if (!METHODS.contains(method)) {
            error(answer, NO_METHOD, "there is no method " + method);
        } else if (params.has("_aggregation") && (hasHandler || !AGGREGATIONS.contains(aggregation))) {
            error(
                    answer,
                    INVALID_PARAMS,
                    "_aggregation is one of " + new ArrayList<>(AGGREGATIONS) + " and does not go with _handler_id");
        } else if (hasHandler && !params.path("_handler_id").asText().equals(handler)) {
            error(answer, UNKNOWN_HANDLER, "there is no such handler");
        } else if (method.equals(XCMD)) {
            error(answer, UNSUPPORTED, "no core zone is connected to this hub");
        } else {
            ObjectNode result = answer.putObject("result");
            result.put("handler_id", handler).put("method", method);
            if (method.equals(PING)) {
                result.put("message", "pong").put("timestamp", hub.now().toString());
            } else {
                result.put("service", "SiteDatum").put("hub_id", handler).put("version", "2.0.0");
                METHODS.forEach(result.putArray("methods")::add);
            }
        }
    }

    private static void error(ObjectNode answer, int code, String message) {
        answer.putObject("error").put("code", code).put("message", message);
    }

    private static JsonNode tree(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException soundAlready) {
            throw HubRefusals.bad("not JSON");
        }
    }
}
