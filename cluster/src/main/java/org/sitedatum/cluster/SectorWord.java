package org.sitedatum.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.mqtt.LastWords;

/**
 * What an owner and those who follow it tell each other about a sector.
 *
 * @param kind what it is
 * @param sector name of the lease
 * @param words of the owner's {@link Kind#LAST}; with {@link Kind#GIVEN} the revision in place of the sequence; else none
 */
record SectorWord(Kind kind, String sector, LastWords words) {

    /** What it is. */
    enum Kind {
        /** The heir goes on from the state it was sent. */
        RESUMED,
        /** The owner says nothing more. */
        LAST,
        /** A node that follows from now on asks the owner for the state. */
        WANTED,
        /** The owner has given its bodies to the sectors that a revision of the site has. */
        GIVEN
    }

    /** The link's channel for it. */
    static final byte CHANNEL = 6;

    private static final byte FORMAT = 1;
    private static final Kind[] KINDS = Kind.values();

    /** Without words. */
    static SectorWord resumed(String sector) {
        return new SectorWord(Kind.RESUMED, sector, LastWords.NONE);
    }

    static SectorWord wanted(String sector) {
        return new SectorWord(Kind.WANTED, sector, LastWords.NONE);
    }

    static SectorWord given(String sector, long revision) {
        return new SectorWord(Kind.GIVEN, sector, new LastWords(Map.of(), revision));
    }

    static SectorWord last(String sector, LastWords words) {
        return new SectorWord(Kind.LAST, sector, words);
    }

    /** Format, kind, sector (2 bytes of length, ASCII), event sequence, bodies: a byte of length, ASCII, stamp. */
    byte[] encode() {
        byte[] name = sector.getBytes(StandardCharsets.US_ASCII);
        int room = 2 + Short.BYTES + name.length + Long.BYTES;
        for (String body : words.poseNanos().keySet()) {
            room += 1 + body.length() + Long.BYTES;
        }
        ByteBuffer out = ByteBuffer.allocate(room)
                .put(FORMAT)
                .put((byte) kind.ordinal())
                .putShort((short) name.length)
                .put(name)
                .putLong(words.eventSequence());
        words.poseNanos()
                .forEach((body, stamp) -> out.put((byte) body.length())
                        .put(body.getBytes(StandardCharsets.US_ASCII))
                        .putLong(stamp));
        return out.array();
    }

    /** Empty when the bytes are none of this format. */
    static Optional<SectorWord> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int format = in.get();
            int kind = in.get();
            if (format != FORMAT || kind < 0 || kind >= KINDS.length) {
                return Optional.empty();
            }
            String sector = text(in, in.getShort() & 0xffff);
            long eventSequence = in.getLong();
            Map<String, Long> stamps = new HashMap<>();
            while (in.hasRemaining()) {
                stamps.put(text(in, in.get() & 0xff), in.getLong());
            }
            return Optional.of(new SectorWord(KINDS[kind], sector, new LastWords(stamps, eventSequence)));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static String text(ByteBuffer in, int length) {
        byte[] ascii = new byte[length];
        in.get(ascii);
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
