package org.sitedatum.cluster.api.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.headset.ContentAnchorDesk;
import org.sitedatum.cluster.headset.ContentAnchorJson;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.store.ContentAnchor;
import org.sitedatum.cluster.store.ContentAnchorSearch;
import org.sitedatum.frames.geometry.Vector3;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client says about content anchors, and the answers. On the session's event loop; the database is asked beside it. */
final class AnchorTalk {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorTalk.class);
    private static final Set<String> TYPES = Set.of("saveAnchor", "removeAnchor", "findAnchors", "nearAnchors");

    /** Anchors in one message: 16 kB each at most, usually some 300 bytes. */
    private static final int PAGE = 100;

    private static final int MOST_IDS = 100;
    private static final int MOST_NEAR = 1_000;
    private static final double FARTHEST = 1e6;

    private final Vertx vertx;
    private final ContentAnchorDesk desk;
    private final Caller caller;
    private final Consumer<String> write;

    AnchorTalk(Vertx vertx, ContentAnchorDesk desk, Caller caller, Consumer<String> write) {
        this.vertx = vertx;
        this.desk = desk;
        this.caller = caller;
        this.write = write;
    }

    /** Whether a message is for here. */
    static boolean isMeant(String type) {
        return TYPES.contains(type);
    }

    /** Does what a message says; answers carry its {@code id}. */
    void obey(ObjectNode message, LiveSite site) {
        String id = Subscribe.id(message, "id");
        switch (message.path("type").asText()) {
            case "saveAnchor" -> {
                if (!(message.path("anchor") instanceof ObjectNode anchor)) {
                    throw new Refusal(Problem.badField("anchor", "", "must be an object"));
                }
                String name = Subscribe.id(anchor, "id");
                long version = version(message);
                answer(id, () -> one(id, desk.save(site, name, anchor, version, caller)));
            }
            case "removeAnchor" -> {
                String name = Subscribe.id(message, "anchor");
                long version = version(message);
                answer(id, () -> {
                    desk.remove(site, name, version, caller);
                    return typed("anchorRemoved", id).put("anchor", name).toString();
                });
            }
            case "findAnchors" -> {
                List<String> ids = ids(message.path("ids"));
                answer(id, () -> {
                    List<ContentAnchor> found = new ArrayList<>();
                    ids.forEach(one -> desk.find(site.id(), one, caller).ifPresent(found::add));
                    return many(id, found);
                });
            }
            default -> {
                ContentAnchorSearch search = near(message);
                answer(id, () -> many(id, desk.list(site.id(), search, caller)));
            }
        }
    }

    /** Tells all anchors that the caller may see, page by page; the last one says {@code complete}. */
    void tellAll(Subscribe wish, LiveSite site) {
        tellFrom("", wish, site);
    }

    private void tellFrom(String after, Subscribe wish, LiveSite site) {
        String floor = wish.filter().floor().orElse("");
        aside(() -> desk.list(site.id(), ContentAnchorSearch.page(after, PAGE).with(floor, ""), caller), found -> {
            boolean isLast = found.size() < PAGE;
            List<byte[]> wanted = found.stream()
                    .filter(anchor ->
                            wish.filter().wantsPlace(anchor.siteFromAnchor().translation()))
                    .map(anchor -> ContentAnchorJson.write(anchor).toString().getBytes(StandardCharsets.UTF_8))
                    .toList();
            write.accept(SocketText.anchors(wish, wanted, isLast));
            if (!isLast) {
                tellFrom(found.get(PAGE - 1).id(), wish, site);
            }
        });
    }

    private void answer(String id, Callable<String> work) {
        vertx.executeBlocking(work, true).onComplete(done -> {
            if (done.succeeded()) {
                write.accept(done.result());
            } else {
                write.accept(SocketText.error(id, problem(done.cause())));
            }
        });
    }

    private void aside(Callable<List<ContentAnchor>> work, Consumer<List<ContentAnchor>> then) {
        vertx.executeBlocking(work, true)
                .onSuccess(then::accept)
                .onFailure(fault -> write.accept(SocketText.error("", problem(fault))));
    }

    private static Problem problem(Throwable fault) {
        if (fault instanceof Refusal refused) {
            return refused.problem();
        }
        LOG.warn("content anchors: {}", fault.toString());
        return Problem.unavailable("the site store does not answer at the moment; try again");
    }

    private static String one(String id, ContentAnchor anchor) {
        ObjectNode message = typed("anchorSaved", id);
        message.set("anchor", ContentAnchorJson.write(anchor));
        return message.toString();
    }

    private static String many(String id, List<ContentAnchor> found) {
        ObjectNode message = typed("anchorsFound", id);
        var array = message.putArray("anchors");
        found.forEach(anchor -> array.add(ContentAnchorJson.write(anchor)));
        return message.toString();
    }

    private static ObjectNode typed(String type, String id) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("id", id);
    }

    private static long version(ObjectNode message) {
        JsonNode version = message.path("version");
        if (version.isMissingNode()) {
            return 0;
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 0) {
            throw new Refusal(Problem.badField(
                    "version", version.toString(), "must be the version that you change, 0 for a new anchor"));
        }
        return version.longValue();
    }

    private static List<String> ids(JsonNode array) {
        if (!array.isArray() || array.isEmpty() || array.size() > MOST_IDS) {
            throw new Refusal(Problem.badField("ids", "", "must be 1 to " + MOST_IDS + " ids of anchors"));
        }
        List<String> ids = new ArrayList<>();
        array.forEach(one -> ids.add(one.asText()));
        return ids;
    }

    private static ContentAnchorSearch near(ObjectNode message) {
        JsonNode point = message.path("point");
        double[] n = new double[3];
        for (int i = 0; i < 3; i++) {
            n[i] = point.path(i).isNumber() ? point.path(i).doubleValue() : Double.NaN;
            if (point.size() != 3 || !(Math.abs(n[i]) <= FARTHEST)) {
                throw new Refusal(Problem.badField("point", point.toString(), "must be [x, y, z] in metres"));
            }
        }
        double radius = message.path("radius").asDouble(Double.NaN);
        if (!(radius > 0 && radius <= FARTHEST)) {
            throw new Refusal(Problem.badField("radius", message.path("radius").toString(), "must be metres above 0"));
        }
        int limit = message.path("limit").asInt(PAGE);
        if (limit < 1 || limit > MOST_NEAR) {
            throw new Refusal(Problem.badField("limit", "" + limit, "must be from 1 to " + MOST_NEAR));
        }
        return ContentAnchorSearch.near(new Vector3(n[0], n[1], n[2]), radius, limit)
                .with(word(message, "floor"), word(message, "category"));
    }

    private static String word(ObjectNode message, String field) {
        return message.has(field) ? Subscribe.id(message, field) : "";
    }
}
