package org.sitedatum.headset.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /** Rounds of two seconds after which an answer is not waited for any more. */
    private static final int ROUNDS = 5;

    private final String site;
    private final ContentAnchors known;
    private final Predicate<Runnable> worker;
    private final Function<String, Boolean> send;

    // the worker's
    private final Map<String, Question> asked = new LinkedHashMap<>();
    private long questions;
    private long round;
    private boolean isToldAll;

    private static final class Question {
        final long round;
        final CompletableFuture<?> future;
        final Consumer<JsonObject> taker;

        Question(long round, CompletableFuture<?> future, Consumer<JsonObject> taker) {
            this.round = round;
            this.future = future;
            this.taker = taker;
        }
    }

    SiteAnchors(String site, ContentAnchors known, Predicate<Runnable> worker, Function<String, Boolean> send) {
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
        giveUp(Long.MAX_VALUE, "the connection was lost before the answer came: ask again, with find first");
    }

    /** Two seconds have passed: who waits for too long is told so. On the worker. */
    void passRound() {
        round++;
        giveUp(round - ROUNDS, "the site did not answer within ten seconds: ask again, with find first");
    }

    private void giveUp(long before, String why) {
        List<Question> late = new ArrayList<>();
        asked.values().removeIf(one -> one.round < before && late.add(one));
        late.forEach(one -> one.future.completeExceptionally(new AnchorException("unavailable", why)));
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
        Question question = asked.remove(message.text("id"));
        if (question != null) {
            question.taker.accept(message);
        }
    }

    private boolean refuse(JsonObject message) {
        Question question = asked.remove(message.text("id"));
        if (question == null) {
            return false;
        }
        JsonObject problem = message.object("problem");
        String type = problem.text("type", URN + "unknown");
        question.future.completeExceptionally(new AnchorException(
                type.startsWith(URN) ? type.substring(URN.length()) : type, problem.text("detail", "")));
        return true;
    }

    private <T> CompletableFuture<T> ask(JsonWriter message, Function<JsonObject, T> reader) {
        CompletableFuture<T> future = new CompletableFuture<>();
        boolean isTaken = worker.test(() -> {
            String id = "anchor-" + ++questions;
            asked.put(id, new Question(round, future, answer -> {
                try {
                    future.complete(reader.apply(answer));
                } catch (RuntimeException unreadable) {
                    future.completeExceptionally(unreadable);
                }
            }));
            if (!send.apply(message.put("id", id).put("site", site).text())) {
                asked.remove(id);
                future.completeExceptionally(
                        new AnchorException("unavailable", "there is no connection to the site at the moment"));
            }
        });
        if (!isTaken) {
            future.completeExceptionally(new AnchorException("unavailable", "the client is closed: connect anew"));
        }
        return future;
    }

    private static List<ContentAnchor> many(JsonObject answer) {
        return List.of(
                answer.objects("anchors").stream().map(AnchorMessages::read).toArray(ContentAnchor[]::new));
    }
}
