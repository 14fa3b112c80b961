package org.sitedatum.mqtt.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from what only looks like it, overlong forms included, which the JSON parser would let pass. */
final class Utf8 {
    private Utf8() {}

    /** True when the bytes are well-formed UTF-8; quick and without allocation for ASCII. */
    static boolean isValid(byte[] bytes, int offset, int length) {
        int bits = 0;
        for (int i = offset; i < offset + length; i++) {
            bits |= bytes[i];
        }
        if (bits >= 0) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
