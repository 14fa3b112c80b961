package org.sitedatum.mqtt.session;

import java.nio.charset.StandardCharsets;

/** The MQTT 5 packet PUBLISH at QoS 0 without properties of its own, to and from bytes (OASIS MQTT 5.0, section 3.3). */
final class PublishPacket {
    /** Type and flags: PUBLISH, QoS 0, neither retained nor repeated. */
    private static final byte TYPE = 0x30;

    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int MAX_VARINT_BYTES = 4;

    private PublishPacket() {}

    /** Most bytes that {@link #write} needs for a topic and a payload. */
    static int maxSize(byte[] topic, byte[] payload) {
        return 1 + MAX_VARINT_BYTES + 2 + topic.length + 1 + payload.length;
    }

    /**
     * Writes a packet.
     *
     * @param topic in UTF-8, at most 65,535 bytes
     * @param into has room for {@link #maxSize} bytes from {@code at}
     * @return where the packet ends
     */
    static int write(byte[] topic, byte[] payload, byte[] into, int at) {
        int next = at;
        into[next++] = TYPE;
        int rest = 2 + topic.length + 1 + payload.length;
        while (rest > SEVEN_BITS) {
            into[next++] = (byte) (rest & SEVEN_BITS | MORE);
            rest >>= 7;
        }
        into[next++] = (byte) rest;
        into[next++] = (byte) (topic.length >> 8);
        into[next++] = (byte) topic.length;
        System.arraycopy(topic, 0, into, next, topic.length);
        next += topic.length;
        into[next++] = 0;
        System.arraycopy(payload, 0, into, next, payload.length);
        return next + payload.length;
    }

    /**
     * Reads what follows the fixed header of a received packet at QoS 0 and hands topic and payload on.
     *
     * @return false, and nothing was handed on, when the packet has no topic or is malformed
     */
    static boolean read(byte[] bytes, int from, int to, MessageHandler handler) {
        if (to - from < 2) {
            return false;
        }
        int topicLength = (bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff;
        int properties = from + 2 + topicLength;
        int payload = skipProperties(bytes, properties, to);
        if (topicLength == 0 || payload < 0) {
            return false;
        }
        byte[] copy = new byte[to - payload];
        System.arraycopy(bytes, payload, copy, 0, copy.length);
        handler.onMessage(new String(bytes, from + 2, topicLength, StandardCharsets.UTF_8), copy);
        return true;
    }

    /** Where the payload begins; negative when the properties do not fit. */
    private static int skipProperties(byte[] bytes, int at, int to) {
        int length = 0;
        for (int i = 0; i < MAX_VARINT_BYTES && at + i < to; i++) {
            length |= (bytes[at + i] & SEVEN_BITS) << 7 * i;
            if ((bytes[at + i] & MORE) == 0) {
                int payload = at + i + 1 + length;
                return payload <= to ? payload : -1;
            }
        }
        return -1;
    }
}
