package org.sitedatum.cluster.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the sectors of a site and makes one answer of theirs. Thread-safe. */
public final class LiveReads {

    private final Map<String, LiveRead> reads;

    /**
     * With the questions that may be asked, by name.
     */
    public LiveReads(Map<String, LiveRead> reads) {
        this.reads = Map.copyOf(reads);
    }

    /** The questions that every node answers. */
    public static LiveReads standard(LiveSites sites) {
        return new LiveReads(Map.of(
                PoseRead.NAME, new PoseRead(),
                EventRead.NAME, new EventRead(),
                TransformRead.NAME, new TransformRead(),
                SourceRead.NAME, new SourceRead(sites::nowNanos)));
    }

    /**
     * What the sectors' owners say, in order of key.
     *
     * @param items one of each key
     * @param sectors ids of the sectors that were asked
     */
    public record Answer(List<LiveItem> items, List<String> sectors) {}

    /** Asks the sectors that this node speaks for. */
    public CompletionStage<Answer> ask(LiveSite site, String question, Map<String, String> query) {
        LiveRead read = reads.get(question);
        List<String> asked = new ArrayList<>();
        List<CompletableFuture<List<LiveItem>>> parts = new ArrayList<>();
        for (LiveSector sector : site.sectors()) {
            if (sector.isSpeaking()) {
                asked.add(sector.id());
                parts.add(read.of(sector, query).toCompletableFuture());
            }
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        merged(parts.stream().map(CompletableFuture::join).toList(), asked));
    }

    private static Answer merged(Collection<List<LiveItem>> parts, List<String> asked) {
        Map<String, LiveItem> byKey = new TreeMap<>();
        Comparator<LiveItem> newer = Comparator.comparingLong(LiveItem::epoch).thenComparingLong(LiveItem::stampNanos);
        for (List<LiveItem> part : parts) {
            for (LiveItem item : part) {
                byKey.merge(item.key(), item, (a, b) -> newer.compare(a, b) >= 0 ? a : b);
            }
        }
        return new Answer(List.copyOf(byKey.values()), asked);
    }
}
