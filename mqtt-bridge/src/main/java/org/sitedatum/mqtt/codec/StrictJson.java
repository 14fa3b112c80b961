package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** The limits every payload meets before its content is looked at. */
final class StrictJson {
    /** Longest payload, bytes. */
    static final int MAX_DOCUMENT = 64 * 1024;

    /** Deepest nesting of arrays and objects. */
    static final int MAX_DEPTH = 16;

    /** Longest number, characters. */
    static final int MAX_NUMBER = 32;

    /** Longest string, characters. */
    static final int MAX_STRING = 256;

    /** Longest field name, characters. */
    static final int MAX_NAME = 128;

    private StrictJson() {}

    /**
     * RFC 8259 and nothing more: UTF-8 only, no comments, no NaN, no duplicate keys, within the limits above.
     *
     * @param maxDocument longest document, bytes; checked by the caller for whole arrays
     */
    static JsonFactory factory(int maxDocument) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(maxDocument)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxStringLength(MAX_STRING)
                        .maxNameLength(MAX_NAME)
                        .build())
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}
