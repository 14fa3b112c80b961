package org.sitedatum.cluster.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * {@code targetFromSource} at a stamp: {@code target} and {@code source} are the site, frames of its document, drifting frames of
 * bodies, or bodies with an orientation; {@code stamp} is in µs. Each answers for the frames it knows: the element's key is
 * {@code transform} when it was found and {@code reason} when not.
 */
public final class TransformRead implements LiveRead {

    /** The question's name. */
    public static final String NAME = "transform";

    /** Key of an answer. */
    public static final String FOUND = "transform";

    /** Key of why there is none. */
    public static final String REASON = "reason";

    @Override
    public CompletionStage<List<LiveItem>> of(LiveSector sector, Map<String, String> query) {
        long stampNanos = Long.parseLong(query.get("stamp")) * 1_000;
        CompletableFuture<FramePlace> target = FramePlace.of(sector, query.getOrDefault("target", ""), stampNanos)
                .toCompletableFuture();
        CompletableFuture<FramePlace> source = FramePlace.of(sector, query.getOrDefault("source", ""), stampNanos)
                .toCompletableFuture();
        return target.thenCombine(source, (to, from) -> List.of(answer(sector, query, stampNanos, to, from)));
    }

    private static LiveItem answer(
            LiveSector sector, Map<String, String> query, long stampNanos, FramePlace target, FramePlace source) {
        List<String> reasons = new ArrayList<>(target.reasons());
        reasons.addAll(source.reasons());
        if (!reasons.isEmpty()) {
            return item(REASON, sector, stampNanos, String.join("; ", reasons));
        }
        UncertainTransform transform = target.siteFromFrame()
                .orElseThrow()
                .inverse()
                .then(source.siteFromFrame().orElseThrow());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("target", query.get("target")).put("source", query.get("source"));
        json.put("stamp", Math.floorDiv(stampNanos, 1_000L));
        Vector3 t = transform.transform().translation();
        json.putArray("position").add(t.x()).add(t.y()).add(t.z());
        Quaternion q = transform.transform().rotation();
        json.putArray("orientation").add(q.x()).add(q.y()).add(q.z()).add(q.w());
        ArrayNode covariance = json.putArray("covariance");
        for (double entry : transform.covariance().toUpperTriangle()) {
            covariance.add(entry);
        }
        ArrayNode basis = json.putArray("basis");
        basis.add(target.basis()).add(source.basis());
        return item(FOUND, sector, stampNanos, json.toString());
    }

    private static LiveItem item(String key, LiveSector sector, long stampNanos, String text) {
        return new LiveItem(key, sector.epoch(), stampNanos, text.getBytes(StandardCharsets.UTF_8));
    }
}
