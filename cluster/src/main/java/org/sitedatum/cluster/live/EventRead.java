package org.sitedatum.cluster.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.sitedatum.mqtt.codec.EventJsonEncoder;

/** The recent events of a sector: {@code kind} and {@code subject} choose among them, {@code before} (µs) ends them. */
public final class EventRead implements LiveRead {

    /** The question's name. */
    public static final String NAME = "events";

    @Override
    public CompletionStage<List<LiveItem>> of(LiveSector sector, Map<String, String> query) {
        long epoch = sector.epoch();
        long before = query.containsKey("before") ? Long.parseLong(query.get("before")) * 1_000 : Long.MAX_VALUE;
        EventJsonEncoder encoder = new EventJsonEncoder();
        List<LiveItem> items = sector.events().all().stream()
                .filter(event -> event.stampNanos() < before)
                .filter(event -> query.getOrDefault("kind", event.kind()).equals(event.kind()))
                .filter(event -> query.getOrDefault("subject", event.subject()).equals(event.subject()))
                .map(event -> new LiveItem(event.eventId(), epoch, event.stampNanos(), encoder.encode(event, epoch)))
                .toList();
        return CompletableFuture.completedStage(items);
    }
}
