package org.sitedatum.mqtt.foreign;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.sitedatum.positioning.FixRejection.Reason;

/** Parses a document under the limits that every foreign format meets. */
final class StrictTree {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_NAME = 256;

    /** Longest string: a parameter list or some base64, not an image. */
    private static final int MAX_STRING = 16 * 1024;

    private static final ObjectMapper USUAL = mapper(MAX_STRING);
    private static final ObjectMapper WITH_FILES = mapper(Integer.MAX_VALUE);

    private StrictTree() {}

    private static ObjectMapper mapper(int maxString) {
        return new ObjectMapper(new JsonFactoryBuilder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxNumberLength(MAX_NUMBER)
                                .maxStringLength(maxString)
                                .maxNameLength(MAX_NAME)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    static JsonNode parse(byte[] payload, int maxBytes) throws FormatRefusal {
        return parse(payload, maxBytes, USUAL);
    }

    /** Takes strings as long as the message. */
    static JsonNode parseWithFiles(byte[] payload, int maxBytes) throws FormatRefusal {
        return parse(payload, maxBytes, WITH_FILES);
    }

    private static JsonNode parse(byte[] payload, int maxBytes, ObjectMapper mapper) throws FormatRefusal {
        if (payload.length > maxBytes) {
            throw new FormatRefusal(
                    Reason.MALFORMED, "message has " + payload.length + " bytes; at most " + maxBytes + " here");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            JsonNode node = mapper.readTree(text);
            if (node instanceof MissingNode) {
                throw new FormatRefusal(Reason.MALFORMED, "message is empty; a JSON value was expected");
            }
            return node;
        } catch (CharacterCodingException notUtf8) {
            throw new FormatRefusal(Reason.MALFORMED, "message is not UTF-8");
        } catch (JsonProcessingException notJson) {
            throw new FormatRefusal(
                    Reason.MALFORMED, "not valid JSON: " + Quote.of(String.valueOf(notJson.getOriginalMessage())));
        }
    }
}
