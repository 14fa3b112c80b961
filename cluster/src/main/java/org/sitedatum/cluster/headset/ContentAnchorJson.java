package org.sitedatum.cluster.headset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.sitedatum.cluster.http.StrictJsonBody;
import org.sitedatum.cluster.store.ContentAnchor;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Content anchors as the API has them: {@code {"id","version","position","orientation","covariance"?,"quality","floor"?,
 * "category"?,"properties","access","owner","expiresAt"?,"savedAt"}}. Site frame, m; stamps in µs since the Unix epoch.
 */
public final class ContentAnchorJson {

    private ContentAnchorJson() {}

    /** An anchor. */
    public static ObjectNode write(ContentAnchor anchor) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", anchor.id()).put("version", anchor.version());
        Vector3 p = anchor.siteFromAnchor().translation();
        Quaternion q = anchor.siteFromAnchor().rotation();
        numbers(json, "position", p.x(), p.y(), p.z());
        numbers(json, "orientation", q.x(), q.y(), q.z(), q.w());
        anchor.covariance().ifPresent(covariance -> numbers(json, "covariance", covariance.toUpperTriangle()));
        json.put("quality", word(anchor.quality()));
        if (!anchor.floor().isEmpty()) {
            json.put("floor", anchor.floor());
        }
        if (!anchor.category().isEmpty()) {
            json.put("category", anchor.category());
        }
        json.set("properties", properties(anchor));
        json.put("access", word(anchor.access())).put("owner", anchor.owner());
        anchor.expiresAt().ifPresent(at -> json.put("expiresAt", micros(at)));
        return json.put("savedAt", micros(anchor.savedAt()));
    }

    /** Word that an anchor is gone, as of its last version. */
    static ObjectNode removed(ContentAnchor anchor) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", anchor.id())
                .put("version", anchor.version())
                .put("savedAt", micros(anchor.savedAt()))
                .put("removed", true);
    }

    private static JsonNode properties(ContentAnchor anchor) {
        return anchor.properties().isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : StrictJsonBody.object(anchor.properties().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void numbers(ObjectNode json, String field, double... values) {
        DoubleStream.of(values).forEach(json.putArray(field)::add);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
