package org.sitedatum.mqtt.foreign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Feeds a decoder with sound messages gone bad: bytes flipped, cut, doubled, and pieces that parsers stumble over put in. A
 * run is a function of its seed; what makes a decoder throw is told in hex.
 */
public final class MutationFuzz {
    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "0",
            "1e999",
            "-1e-999",
            "NaN",
            "Infinity",
            "9223372036854775808",
            "-9223372036854775808",
            "\"NaN\"",
            "\"1e5\"",
            "[[[[[[[[",
            "{\"a\":",
            "\\u0000",
            "\\uD800",
            "\"",
            ",",
            ":",
            "1.5",
            "[null]",
            "[0]",
            "\uFEFF",
            "4294967296",
            "1e308",
            "\"2024-13-45 99:99:99\"",
            "$",
            ",,");

    private final SplittableRandom random;
    private final List<byte[]> sound;

    /**
     * A run.
     *
     * @param seed repeats it
     * @param sound messages that a decoder takes
     */
    public MutationFuzz(long seed, List<byte[]> sound) {
        this.random = new SplittableRandom(seed);
        this.sound = List.copyOf(sound);
    }

    /** Feeds that many messages; an exception or error fails with the message that caused it. */
    public void run(long executions, Consumer<byte[]> decoder) {
        for (long i = 0; i < executions; i++) {
            byte[] message = next();
            try {
                decoder.accept(message);
            } catch (RuntimeException | StackOverflowError fault) {
                throw new AssertionError(
                        "message " + i + ": " + HexFormat.of().formatHex(message) + "\n"
                                + new String(message, StandardCharsets.ISO_8859_1),
                        fault);
            }
        }
    }

    private byte[] next() {
        byte[] message = sound.get(random.nextInt(sound.size())).clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            message = changed(message);
        }
        return message;
    }

    private byte[] changed(byte[] message) {
        if (message.length == 0) {
            return piece();
        }
        int at = random.nextInt(message.length);
        int to = Math.min(message.length, at + random.nextInt(1 + Math.min(40, message.length)));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(message, at);
            case 1 -> joined(message, 0, at, new byte[0], to, message.length);
            case 2 -> joined(message, 0, to, slice(message, at, to), to, message.length);
            case 3 -> slice(message, 0, at);
            case 4 -> joined(message, 0, at, piece(), at, message.length);
            case 5 -> valueReplaced(message, at);
            case 6 -> joined(message, 0, at, new byte[] {(byte) random.nextInt(256)}, at + 1, message.length);
            default -> {
                byte[] other = sound.get(random.nextInt(sound.size()));
                int from = random.nextInt(other.length + 1);
                yield joined(message, 0, at, slice(other, from, other.length), message.length, message.length);
            }
        };
    }

    /** The digits or word at a place become a piece. */
    private byte[] valueReplaced(byte[] message, int at) {
        int start = at;
        int end = at;
        while (start > 0 && !isBorder(message[start - 1])) {
            start--;
        }
        while (end < message.length && !isBorder(message[end])) {
            end++;
        }
        return joined(message, 0, start, piece(), end, message.length);
    }

    private static boolean isBorder(byte b) {
        return b == ',' || b == ':' || b == '[' || b == ']' || b == '{' || b == '}';
    }

    private byte[] flipped(byte[] message, int at) {
        message[at] ^= (byte) (1 << random.nextInt(8));
        return message;
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] slice(byte[] message, int from, int to) {
        return Arrays.copyOfRange(message, from, to);
    }

    private static byte[] joined(byte[] message, int from, int to, byte[] middle, int from2, int to2) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(message, from, to - from);
        out.writeBytes(middle);
        out.write(message, Math.min(from2, to2), Math.max(0, to2 - from2));
        return out.toByteArray();
    }
}
