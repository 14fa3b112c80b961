package org.sitedatum.cluster.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.sitedatum.positioning.integrity.SubjectHealth;

/**
 * The sources, anchors and sensors of a sector: what each has sent, what was refused of it and why, and what the engine
 * thinks of it.
 */
public final class SourceRead implements LiveRead {

    /** The question's name. */
    public static final String NAME = "sources";

    private final LongSupplier nowNanos;

    /** With the node's clock, ns since the Unix epoch. */
    public SourceRead(LongSupplier nowNanos) {
        this.nowNanos = nowNanos;
    }

    @Override
    public CompletionStage<List<LiveItem>> of(LiveSector sector, Map<String, String> query) {
        CompletionStage<Heard> heard = sector.desk()
                .map(desk -> desk.ask(engine -> new Heard(engine.health(), engine.delays())))
                .orElse(CompletableFuture.completedStage(new Heard(List.of(), Map.of())));
        return heard.thenApply(told -> items(sector, told.subjects(), told.delays()));
    }

    /** What the engine says of its devices at one moment. */
    private record Heard(List<SubjectHealth> subjects, Map<String, EngineQueries.SourceDelay> delays) {}

    private List<LiveItem> items(
            LiveSector sector, List<SubjectHealth> subjects, Map<String, EngineQueries.SourceDelay> delays) {
        SortedMap<String, ObjectNode> byKey = new TreeMap<>();
        sector.sources().figures(nowNanos.getAsLong()).forEach((id, figures) -> {
            ObjectNode source = byKey.computeIfAbsent("source:" + id, key -> titled(id, "source"));
            write(figures, source);
            Optional.ofNullable(delays.get(id)).ifPresent(delay -> {
                number(source, "clockOffset", delay.offset());
                number(source, "clockJitter", delay.jitter());
            });
        });
        for (SubjectHealth subject : subjects) {
            String device = subject.device().name().toLowerCase(Locale.ROOT);
            write(subject, byKey.computeIfAbsent(device + ":" + subject.id(), key -> titled(subject.id(), device)));
        }
        sector.batteries()
                .all()
                .forEach((key, battery) ->
                        write(battery, byKey.computeIfAbsent(key, id -> titled(battery.id(), battery.device()))));
        List<LiveItem> items = new ArrayList<>();
        byKey.forEach((key, node) -> {
            node.put("sector", sector.id());
            byte[] json = node.toString().getBytes(StandardCharsets.UTF_8);
            items.add(new LiveItem(key + ":" + sector.id(), sector.epoch(), 0, json));
        });
        return items;
    }

    private static ObjectNode titled(String id, String device) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("id", id).put("device", device);
    }

    private void write(SourceTally.Figures figures, ObjectNode source) {
        source.put("fixes", figures.fixes());
        if (figures.heardNanos() > 0) {
            source.put("lastReceived", Math.floorDiv(figures.heardNanos(), 1000L));
            source.put("lastStamp", Math.floorDiv(figures.stampNanos(), 1000L));
            source.put("age", rounded(Math.max(0, 1e-9 * (nowNanos.getAsLong() - figures.heardNanos()))));
        }
        source.put("perSecond", rounded(figures.perSecond()));
        ObjectNode rejected = source.putObject("rejected");
        figures.refused().forEach((reason, count) -> rejected.put(reason.name(), count));
        figures.lastRefusal()
                .ifPresent(last -> source.putObject("lastRejection")
                        .put("reason", last.reason().name())
                        .put("stamp", Math.floorDiv(last.stampNanos(), 1000L))
                        .put("detail", last.detail()));
    }

    private static void write(SubjectHealth subject, ObjectNode node) {
        node.put("lastHeard", Math.floorDiv(subject.heardNanos(), 1000L));
        number(node, "bias", subject.bias());
        number(node, "spread", subject.spread());
        number(node, "excludedShare", subject.excludedShare());
        number(node, "lag", subject.lag());
        ArrayNode conditions = node.putArray("conditions");
        subject.conditions().stream()
                .map(condition -> condition.name().toLowerCase(Locale.ROOT))
                .sorted()
                .forEach(conditions::add);
    }

    private static void write(Batteries.Battery battery, ObjectNode node) {
        node.put("battery", rounded(battery.share()));
        node.put("batteryStamp", Math.floorDiv(battery.stampNanos(), 1000L));
        if (battery.isLow()) {
            node.withArray("conditions").add("battery_low");
        }
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, rounded(value));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
