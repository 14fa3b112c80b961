package org.sitedatum.cluster.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Reads JSON objects: RFC 8259 and nothing more, no duplicate keys, no trailing text, bounded depth, numbers and texts. */
public final class StrictJsonBody {

    private static final ObjectReader READER = new ObjectMapper(factory())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .forType(JsonNode.class);

    private StrictJsonBody() {}

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxNumberLength(32)
                        .maxNameLength(128)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /**
     * The object.
     *
     * @throws Refusal with 400 when the bytes are not one
     */
    public static ObjectNode object(byte[] bytes) {
        try {
            if (READER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new Refusal(notJson("the body must be a JSON object"));
        } catch (JsonProcessingException notJson) {
            String place = notJson.getLocation() == null
                    ? ""
                    : " at line " + notJson.getLocation().getLineNr() + ", column "
                            + notJson.getLocation().getColumnNr();
            throw new Refusal(notJson("the body is not JSON" + place + ": " + notJson.getOriginalMessage()));
        } catch (IOException notReadable) {
            throw new Refusal(notJson("the body is not JSON: " + notReadable.getMessage()));
        }
    }

    private static Problem notJson(String detail) {
        return Problem.of(400, "bad-json", "The body cannot be read", detail);
    }
}
