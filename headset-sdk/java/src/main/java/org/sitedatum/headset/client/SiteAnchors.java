package org.sitedatum.headset.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sitedatum.headset.anchors.AnchorQuery;
import org.sitedatum.headset.anchors.ContentAnchor;
import org.sitedatum.headset.anchors.ContentAnchors;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.json.JsonWriter;

/**
 * The site's content anchors over the client's connection. Questions may be asked on any thread and never block; answers come
 * on the client's thread, as an {@link AnchorException} when the site refuses or the connection is lost meanwhile. With {@link
 * ClientOptions#withAnchors} all anchors are known by themselves ({@link #known}) and kept so as others change them.
 */
public final class SiteAnchors {

    private static final String URN = "urn:sitedatum:problem:";

    private final String site;
    private final ContentAnchors known;
    private final Consumer<Runnable> worker;
    private final Function<String, Boolean> send;

    // the worker's
    private final Map<String, Consumer<JsonObject>> waiting = new HashMap<>();
    private final Map<String, CompletableFuture<?>> asked = new HashMap<>();
    private long questions;
    private boolean isToldAll;

    SiteAnchors(String site, ContentAnchors known, Consumer<Runnable> worker, Function<String, Boolean> send) {
        this.site = site;
        this.known = known;
        this.worker = worker;
        this.send = send;
    }

    /** The anchors that the site has told of. */
    public ContentAnchors known() {
        return known;
    }

    /** Creates an anchor (version 0), or changes the version that it carries. Brings it as the site keeps it. */
    public CompletableFuture<ContentAnchor> save(ContentAnchor anchor) {
        return ask(AnchorMessages.save(anchor), answer -> {
            ContentAnchor kept = AnchorMessages.read(answer.object("anchor"));
            known.told(kept);
            return kept;
        });
    }

    /** Removes an anchor in the version that is known. */
    public CompletableFuture<Void> remove(ContentAnchor anchor) {
        return ask(AnchorMessages.remove(anchor.id(), anchor.version()), answer -> {
            known.removed(anchor.id(), anchor.version(), anchor.savedNanos());
            return null;
        });
    }

    /** Anchors by their ids, at most 100; what is not there, or not to be seen, is left out. */
    public CompletableFuture<List<ContentAnchor>> find(List<String> ids) {
        return ask(AnchorMessages.find(ids), SiteAnchors::many);
    }

    /** Anchors near a point, the nearest first. */
    public CompletableFuture<List<ContentAnchor>> near(AnchorQuery query) {
        return ask(AnchorMessages.near(query), SiteAnchors::many);
    }

    /** Takes a message of the node; false when it is not about anchors. On the worker. */
    boolean obey(JsonObject message) {
        switch (message.text("type")) {
            case "anchors":
                tellAll(message);
                return true;
            case "anchor":
                tell(message.object("anchor"));
                return true;
            case "anchorSaved":
            case "anchorRemoved":
            case "anchorsFound":
                answer(message);
                return true;
            case "error":
                return message.has("id") && refuse(message);
            default:
                return false;
        }
    }

    /** The connection is gone: what was asked will not be answered. On the worker. */
    void lost() {
        isToldAll = false;
        waiting.clear();
        List<CompletableFuture<?>> open = List.copyOf(asked.values());
        asked.clear();
        open.forEach(one -> one.completeExceptionally(new AnchorException(
                "unavailable", "the connection was lost before the answer came: ask again, with find first")));
    }

    private void tellAll(JsonObject message) {
        if (!isToldAll) {
            isToldAll = true;
            known.beginAll();
        }
        message.objects("anchors").forEach(json -> known.told(AnchorMessages.read(json)));
        if (message.flag("complete", false)) {
            isToldAll = false;
            known.endAll();
        }
    }

    private void tell(JsonObject json) {
        if (json.flag("removed", false)) {
            known.removed(json.text("id"), json.integer("version"), AnchorMessages.savedNanos(json));
        } else {
            known.told(AnchorMessages.read(json));
        }
    }

    private void answer(JsonObject message) {
        Consumer<JsonObject> taker = waiting.remove(message.text("id"));
        asked.remove(message.text("id"));
        if (taker != null) {
            taker.accept(message);
        }
    }

    private boolean refuse(JsonObject message) {
        waiting.remove(message.text("id"));
        CompletableFuture<?> future = asked.remove(message.text("id"));
        if (future == null) {
            return false;
        }
        JsonObject problem = message.object("problem");
        String type = problem.text("type", URN + "unknown");
        future.completeExceptionally(new AnchorException(
                type.startsWith(URN) ? type.substring(URN.length()) : type, problem.text("detail", "")));
        return true;
    }

    private <T> CompletableFuture<T> ask(JsonWriter message, Function<JsonObject, T> reader) {
        CompletableFuture<T> future = new CompletableFuture<>();
        worker.accept(() -> {
            String id = "anchor-" + ++questions;
            asked.put(id, future);
            waiting.put(id, answer -> {
                try {
                    future.complete(reader.apply(answer));
                } catch (RuntimeException unreadable) {
                    future.completeExceptionally(unreadable);
                }
            });
            if (!send.apply(message.put("id", id).put("site", site).text())) {
                waiting.remove(id);
                asked.remove(id);
                future.completeExceptionally(
                        new AnchorException("unavailable", "there is no connection to the site at the moment"));
            }
        });
        return future;
    }

    private static List<ContentAnchor> many(JsonObject answer) {
        return List.of(
                answer.objects("anchors").stream().map(AnchorMessages::read).toArray(ContentAnchor[]::new));
    }
}
