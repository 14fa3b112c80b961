package org.sitedatum.headset.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sitedatum.headset.anchors.AnchorQuality;
import org.sitedatum.headset.anchors.AnchorQuery;
import org.sitedatum.headset.anchors.ContentAnchor;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonWriter;

/** The messages about content anchors, written and read. */
final class AnchorMessages {

    private AnchorMessages() {}

    static JsonWriter save(ContentAnchor anchor) {
        return new JsonWriter()
                .put("type", "saveAnchor")
                .put("version", anchor.version())
                .put("anchor", (Object) write(anchor));
    }

    static JsonWriter remove(String anchor, long version) {
        return new JsonWriter()
                .put("type", "removeAnchor")
                .put("anchor", anchor)
                .put("version", version);
    }

    static JsonWriter find(List<String> ids) {
        return new JsonWriter().put("type", "findAnchors").put("ids", (Object) new ArrayList<Object>(ids));
    }

    static JsonWriter near(AnchorQuery query) {
        JsonWriter message = new JsonWriter()
                .put("type", "nearAnchors")
                .put(
                        "point",
                        query.point().x(),
                        query.point().y(),
                        query.point().z())
                .put("radius", query.radius())
                .put("limit", (long) query.limit());
        if (!query.floor().isEmpty()) {
            message.put("floor", query.floor());
        }
        return query.category().isEmpty() ? message : message.put("category", query.category());
    }

    private static JsonWriter write(ContentAnchor anchor) {
        Pose pose = anchor.siteFromAnchor();
        JsonWriter json = new JsonWriter()
                .put("id", anchor.id())
                .put(
                        "position",
                        pose.position().x(),
                        pose.position().y(),
                        pose.position().z())
                .put("orientation", pose.qx(), pose.qy(), pose.qz(), pose.qw())
                .put("quality", word(anchor.quality()))
                .put("access", word(anchor.access()))
                .put("properties", (Object) new JsonWriter().put(anchor.properties()));
        if (anchor.sigma() > 0) {
            double[] covariance = new double[21];
            for (int diagonal : new int[] {0, 6, 11}) {
                covariance[diagonal] = anchor.sigma() * anchor.sigma();
            }
            json.put("covariance", covariance);
        }
        if (!anchor.floor().isEmpty()) {
            json.put("floor", anchor.floor());
        }
        if (!anchor.category().isEmpty()) {
            json.put("category", anchor.category());
        }
        return anchor.expiresNanos() == Long.MAX_VALUE
                ? json
                : json.put("expiresAt", Math.floorDiv(anchor.expiresNanos(), 1_000L));
    }

    static ContentAnchor read(JsonObject json) {
        double[] p = json.numbers("position", 3);
        double[] q = json.numbers("orientation", 4);
        double[] covariance = json.has("covariance") ? json.numbers("covariance", 21) : new double[21];
        double variance = (covariance[0] + covariance[6] + covariance[11]) / 3;
        Map<String, String> properties = new LinkedHashMap<>();
        if (json.has("properties")) {
            json.object("properties").members().forEach((name, value) -> properties.put(name, String.valueOf(value)));
        }
        return ContentAnchor.at(json.text("id"), new Pose(new Vector3(p[0], p[1], p[2]), q[0], q[1], q[2], q[3]))
                .withQuality(
                        AnchorQuality.valueOf(json.text("quality", "unknown").toUpperCase(Locale.ROOT)),
                        Math.sqrt(Math.max(0, variance)))
                .onFloor(json.text("floor", ""))
                .ofCategory(json.text("category", ""))
                .withAccess(
                        ContentAnchor.Access.valueOf(json.text("access", "read").toUpperCase(Locale.ROOT)))
                .expiringAt(json.has("expiresAt") ? 1_000 * json.integer("expiresAt") : Long.MAX_VALUE)
                .withProperties(properties)
                .keptAs(json.integer("version"), savedNanos(json), json.text("owner", ""));
    }

    static long savedNanos(JsonObject json) {
        return 1_000 * json.integer("savedAt", 0);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
