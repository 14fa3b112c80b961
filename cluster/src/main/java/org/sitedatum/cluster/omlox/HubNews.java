package org.sitedatum.cluster.omlox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Something the hub tells, written once for all who want it in the same CRS. Thread-safe. */
final class HubNews {

    private static final int MOST_WRITTEN = 32;

    private final HubTopic topic;
    private final Map<String, List<String>> facts;
    private final Writer writer;
    private final Map<String, Optional<byte[]>> written = new ConcurrentHashMap<>();

    /** Writes it. */
    interface Writer {
        /**
         * JSON of one object.
         *
         * @param target empty: as it is known
         * @param geojson as a feature collection
         */
        byte[] write(Optional<HubTarget> target, boolean geojson) throws NoPlace;
    }

    /**
     * To be told.
     *
     * @param facts what filters look at, texts and numbers as text
     */
    HubNews(HubTopic topic, Map<String, List<String>> facts, Writer writer) {
        this.topic = topic;
        this.facts = Map.copyOf(facts);
        this.writer = writer;
    }

    HubTopic topic() {
        return topic;
    }

    /** What filters look at; empty when it does not say. */
    List<String> fact(String name) {
        return facts.getOrDefault(name, List.of());
    }

    /** The object in a CRS; empty when it has no place there, so that nothing is said. */
    Optional<byte[]> json(Optional<HubTarget> target, boolean geojson) {
        String key = geojson + "|" + target.map(HubTarget::toString).orElse("");
        Optional<byte[]> known = written.get(key);
        if (known != null) {
            return known;
        }
        Optional<byte[]> made;
        try {
            made = Optional.of(writer.write(target, geojson));
        } catch (NoPlace silent) {
            made = Optional.empty();
        }
        if (written.size() < MOST_WRITTEN) {
            written.put(key, made);
        }
        return made;
    }
}
