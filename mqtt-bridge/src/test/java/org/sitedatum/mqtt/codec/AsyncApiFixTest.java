package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.FixRejection.Reason;

/** The document's schemas of fixes and the decoder agree on what a fix is. */
class AsyncApiFixTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchema FIXES = AsyncApi.read().schema("fixes");

    /** Laws that no schema of the document states. */
    private static final List<Reason> BEYOND_THE_SCHEMA = List.of(Reason.NOT_UNIT, Reason.BAD_COVARIANCE);

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldAgreeOnFixesAndOnWhatIsLeftOfThemWhenSpoilt(long seed) throws IOException {
        RandomFixes fixes = new RandomFixes(seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 1100; i++) {
            ObjectNode fix =
                    (ObjectNode) MAPPER.readTree(new FixJsonEncoder().encode(fixes.ofKind(i % RandomFixes.KINDS)));
            assertAgreed(seed, fix, true);

            spoil(fix, random);
            refused += assertAgreed(seed, fix, false) ? 0 : 1;
        }
        assertThat(refused).as("seed %d: spoilt fixes that are refused", seed).isGreaterThan(400);
    }

    @Test
    void shouldAgreeOnArraysAndOnTheExamplesOfTheDocument() throws IOException {
        for (JsonNode example : AsyncApi.read().at("/components/messages/fixes/examples")) {
            byte[] payload = MAPPER.writeValueAsBytes(example.get("payload"));
            assertThat(FIXES.validate(example.get("payload"))).isEmpty();
            assertThat(new FixJsonDecoder().decode(payload, "s", 1)).hasOnlyElementsOfType(DecodedFix.Accepted.class);
        }
        ArrayNode mixed = MAPPER.createArrayNode().add(1);
        assertThat(FIXES.validate(mixed)).isNotEmpty();
    }

    /** Both take it or both do not; returns whether they do. */
    private static boolean assertAgreed(long seed, ObjectNode fix, boolean wanted) throws IOException {
        String json = MAPPER.writeValueAsString(fix);
        boolean obeys = FIXES.validate(MAPPER.readTree(json)).isEmpty();
        DecodedFix decoded = new FixJsonDecoder()
                .decode(MAPPER.writeValueAsBytes(fix), "s", 1)
                .get(0);
        boolean taken = decoded instanceof DecodedFix.Accepted;
        if (wanted) {
            assertThat(taken && obeys)
                    .as("seed %d: %s is taken by both", seed, json)
                    .isTrue();
        } else if (decoded instanceof DecodedFix.Refused refusal
                && BEYOND_THE_SCHEMA.contains(refusal.rejection().reason())) {
            return false;
        }
        assertThat(obeys)
                .as("seed %d: the schema on %s, which the decoder answers by %s", seed, json, decoded)
                .isEqualTo(taken);
        return taken;
    }

    /** Drops a field or gives it another value, in the fix or in one of its detections. */
    private static void spoil(ObjectNode fix, Random random) {
        ObjectNode target = fix;
        if (fix.path("detections").size() > 0 && random.nextBoolean()) {
            target = (ObjectNode) fix.get("detections")
                    .get(random.nextInt(fix.get("detections").size()));
        }
        List<String> names = new ArrayList<>();
        target.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(7)) {
            case 0 -> target.remove(name);
            case 1 -> target.put(name, "not/an id");
            case 2 -> target.put(name, 123_456_789.5);
            case 3 -> target.put(name, -7);
            case 4 -> target.set(name, MAPPER.createObjectNode().put("x", 1));
            case 5 -> target.put("unknown", name);
            default -> spoilArray(target, name, random);
        }
    }

    private static void spoilArray(ObjectNode target, String name, Random random) {
        if (target.get(name) instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            if (random.nextBoolean()) {
                array.remove(index);
            } else {
                array.set(index, MAPPER.getNodeFactory().numberNode(3e9));
            }
        } else {
            target.putNull(name);
        }
    }
}
