package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.mqtt.foreign.FormatRefusal;

/** A request to the hub, off the event loop. Parameters that it does not know are ignored, as real clients send some. */
final class HubCall {

    /** Longest body of one object, bytes. */
    static final long OBJECT = 128 * 1024;

    /** Longest body of many, bytes. */
    static final long MANY = 512 * 1024;

    private final Call call;
    private final OmloxHub hub;

    HubCall(Call call, OmloxHub hub) {
        this.call = call;
        this.hub = hub;
    }

    /** Reads a body. */
    interface Reading<T> {
        /** The object. */
        T read(byte[] json) throws FormatRefusal;
    }

    OmloxHub hub() {
        return hub;
    }

    HubCatalog catalog() {
        return hub.catalog();
    }

    HubVoice voice() {
        return new HubVoice(catalog().space());
    }

    Call call() {
        return call;
    }

    String who() {
        return call.caller().name();
    }

    String id(String name) {
        return call.id(name);
    }

    <T> T body(Reading<T> reading) {
        try {
            return reading.read(call.body().getBytes());
        } catch (FormatRefusal refusal) {
            throw HubRefusals.bad(refusal);
        }
    }

    boolean flag(String name) {
        Optional<String> said = call.query(name);
        if (said.isEmpty()) {
            return false;
        }
        if (!said.get().equals("true") && !said.get().equals("false")) {
            throw HubRefusals.bad(name + " is \"" + said.get() + "\": must be true or false");
        }
        return said.get().equals("true");
    }

    boolean geojson() {
        return flag("geojson");
    }

    Optional<HubTarget> target() {
        try {
            return voice().target(call.query("crs"), call.queryId("zone_id"));
        } catch (NoPlace none) {
            throw HubRefusals.bad(none);
        }
    }

    /** In the CRS that is asked for, or empty where it has no place in that. */
    interface Placing<T> {
        /** The object there. */
        T place(T object, Optional<HubTarget> target) throws NoPlace;
    }

    /** One object. */
    <T> Answer one(T object, Placing<T> placing, Function<T, byte[]> json, Function<T, byte[]> feature) {
        try {
            T placed = placing.place(object, target());
            return answer(geojson() ? feature.apply(placed) : json.apply(placed));
        } catch (NoPlace none) {
            throw HubRefusals.bad(none);
        }
    }

    /** Many objects; those without a place in the CRS are left out. */
    <T> Answer many(List<T> objects, Placing<T> placing, Function<T, byte[]> json, Function<T, byte[]> feature) {
        Optional<HubTarget> target = target();
        boolean geojson = geojson();
        List<byte[]> written = new ArrayList<>();
        for (T object : objects) {
            try {
                T placed = placing.place(object, target);
                written.add(geojson ? feature.apply(placed) : json.apply(placed));
            } catch (NoPlace silent) {
                continue;
            }
        }
        return geojson ? answer(HubVoice.collection(written)) : array(written);
    }

    static Answer answer(byte[] json) {
        return Answer.written(Buffer.buffer(json));
    }

    /** 201 with where the new thing is. */
    static Answer created(String path, byte[] json) {
        return new Answer(201, Answer.JSON, Map.of("Location", path), Buffer.buffer(json));
    }

    static Answer array(List<byte[]> elements) {
        Buffer body = Buffer.buffer("[");
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                body.appendByte((byte) ',');
            }
            body.appendBytes(elements.get(i));
        }
        return Answer.written(body.appendString("]"));
    }

    static Answer ids(List<String> ids) {
        var array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(array::add);
        return Answer.json(array);
    }

    /** The error of the standard for a problem. */
    static Answer error(Problem problem) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "org.sitedatum." + problem.name().replace('-', '_'));
        json.put("code", problem.status());
        json.put("message", problem.detail());
        return Answer.json(problem.status(), json);
    }

    static void errorsAsOmlox(Routes routes) {
        routes.errorsBelow("/v2/", HubCall::error);
    }
}
