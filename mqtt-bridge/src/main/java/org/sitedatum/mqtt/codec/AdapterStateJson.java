package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the payload of {@code adapter/{source}}, and reads of it what a status repeats. Thread-safe. */
public final class AdapterStateJson {
    private static final ObjectReader READER =
            new ObjectMapper(StrictJson.factory(StrictJson.MAX_DOCUMENT)).readerFor(JsonNode.class);

    private AdapterStateJson() {}

    /** One state; instants that never were are left out. */
    public static byte[] encode(AdapterState state) {
        AsciiJson json = new AsciiJson();
        json.open('{');
        json.name("source").string(state.source());
        json.name("kind").string(state.kind());
        json.name("node").string(state.node());
        json.name("address").string(state.address());
        json.name("link").string(state.link().word());
        json.name("stamp").integer(micros(state.stampNanos()));
        if (state.messageNanos() != 0) {
            json.name("lastMessage").integer(micros(state.messageNanos()));
        }
        if (state.fixNanos() != 0) {
            json.name("lastFix").integer(micros(state.fixNanos()));
        }
        AdapterState.Counts counts = state.counts();
        json.name("connections").integer(counts.connections());
        json.name("messages").integer(counts.messages());
        json.name("fixes").integer(counts.fixes());
        json.name("repeats").integer(counts.repeats());
        json.name("noFixes").integer(counts.noFixes());
        json.name("asides").integer(counts.asides());
        json.name("refused").open('{');
        new TreeMap<>(state.refused())
                .forEach((reason, count) -> json.name(reason.name()).integer(count));
        json.close('}');
        state.problem().ifPresent(problem -> json.name("problem").string(problem));
        json.close('}');
        return json.toBytes();
    }

    /** The problem that a state tells; empty when it tells none or cannot be read. */
    public static Optional<String> problem(byte[] payload) {
        try {
            JsonNode problem = READER.readTree(payload).path("problem");
            return problem.isTextual() ? Optional.of(problem.textValue()) : Optional.empty();
        } catch (IOException | RuntimeException notState) {
            return Optional.empty();
        }
    }

    private static long micros(long nanos) {
        return Math.floorDiv(nanos, 1000L);
    }
}
