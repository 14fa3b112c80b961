package org.sitedatum.cluster.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Asks the sectors of a site and makes one answer of theirs. Thread-safe. */
public final class LiveReads {

    /** Longer than a failover. */
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private static final Executor SOON = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final LiveSites sites;
    private final Map<String, LiveRead> reads;

    private LiveReads(LiveSites sites, Map<String, LiveRead> reads) {
        this.sites = sites;
        this.reads = Map.copyOf(reads);
    }

    /** The questions that every node answers. */
    public static LiveReads standard(LiveSites sites) {
        return new LiveReads(
                sites,
                Map.of(
                        PoseRead.NAME, new PoseRead(),
                        GeoPoseRead.NAME, new GeoPoseRead(),
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

    /**
     * Asks the owners of all sectors of a site, on this node and on others. While a sector goes from one owner to the next
     * it asks again, for a second at most; then the answer is what there is.
     */
    public CompletionStage<Answer> ask(LiveSite site, String question, Map<String, String> query) {
        return ask(site, question, query, System.nanoTime() + PATIENCE_NANOS);
    }

    private CompletionStage<Answer> ask(LiveSite site, String question, Map<String, String> query, long untilNanos) {
        return askOnce(site, question, query).thenCompose(answer -> {
            boolean isWhole = answer.sectors().containsAll(site.expected());
            return isWhole || sites.mesh().isEmpty() || System.nanoTime() - untilNanos >= 0
                    ? CompletableFuture.completedStage(answer)
                    : CompletableFuture.supplyAsync(() -> ask(site, question, query, untilNanos), SOON)
                            .thenCompose(next -> next);
        });
    }

    private CompletionStage<Answer> askOnce(LiveSite site, String question, Map<String, String> query) {
        CompletionStage<Answer> here = askHere(site, question, query);
        Optional<LiveMesh> others = sites.mesh();
        if (site.isSpeaking() || others.isEmpty()) {
            return here;
        }
        return here.thenCombine(others.get().ask(site.id(), question, query), LiveReads::joined);
    }

    private static Answer joined(Answer here, List<Answer> others) {
        List<List<LiveItem>> items = new ArrayList<>(List.of(here.items()));
        Set<String> sectors = new TreeSet<>(here.sectors());
        for (Answer other : others) {
            items.add(other.items());
            sectors.addAll(other.sectors());
        }
        return merged(items, List.copyOf(sectors));
    }

    /** Asks the sectors that this node speaks for. */
    CompletionStage<Answer> askHere(LiveSite site, String question, Map<String, String> query) {
        LiveRead read = reads.get(question);
        if (read == null) {
            return CompletableFuture.completedStage(new Answer(List.of(), List.of()));
        }
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
