package org.sitedatum.cluster.headset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.http.StrictJsonBody;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.cluster.store.ContentAnchor;

/**
 * Word of a changed content anchor on its way to the clients of all nodes: what a client is told, and to whom. Between nodes
 * {@code {"anchor":{...},"owner","private":bool,"hidden":bool}}.
 */
public final class AnchorNotice {

    /** Anchors belong to the site, not to a sector; no ownership orders them, their versions do. */
    private static final String NO_SECTOR = "";

    private AnchorNotice() {}

    /** {@code isHidden}: others saw it until now and shall think that it is gone. */
    static LiveNotice changed(ContentAnchor anchor, boolean isHidden) {
        return notice(anchor, ContentAnchorJson.write(anchor), isHidden);
    }

    static LiveNotice removed(ContentAnchor anchor) {
        return notice(anchor, ContentAnchorJson.removed(anchor), false);
    }

    /** What a caller is told of it; empty: nothing. */
    public static Optional<byte[]> forCaller(LiveNotice notice, Caller caller) {
        ObjectNode json = StrictJsonBody.object(notice.json());
        JsonNode anchor = json.path("anchor");
        boolean isTheirs = json.path("owner").asText().equals(caller.name());
        if (isTheirs || !json.path("private").asBoolean()) {
            return Optional.of(bytes(anchor));
        }
        if (!json.path("hidden").asBoolean()) {
            return Optional.empty();
        }
        ObjectNode gone = json.objectNode();
        gone.set("id", anchor.path("id"));
        gone.set("version", anchor.path("version"));
        gone.set("savedAt", anchor.path("savedAt"));
        return Optional.of(bytes(gone.put("removed", true)));
    }

    private static LiveNotice notice(ContentAnchor anchor, ObjectNode told, boolean isHidden) {
        ObjectNode json = told.objectNode();
        json.set("anchor", told);
        json.put("owner", anchor.owner());
        json.put("private", anchor.access() == ContentAnchor.Access.PRIVATE);
        json.put("hidden", isHidden);
        return new LiveNotice(LiveNotice.Kind.ANCHOR, NO_SECTOR, 0, bytes(json));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
