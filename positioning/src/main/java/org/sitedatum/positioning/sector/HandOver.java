package org.sitedatum.positioning.sector;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sitedatum.positioning.EntityId;

/**
 * A body on its way from one sector to another, with all that is known of it. Immutable. As bytes: version, body, sectors (a
 * byte of length each, then ASCII), number and lift, the engine's own state of the body to the end.
 */
public final class HandOver {

    /** To be raised when the frame around the state is written otherwise; the state has a version of its own. */
    private static final byte VERSION = 1;

    private final String body;
    private final String from;
    private final Tenure tenure;
    private final byte[] state;

    HandOver(String body, String from, Tenure tenure, byte[] state) {
        this.body = body;
        this.from = from;
        this.tenure = tenure;
        this.state = state.clone();
    }

    /** Id of the trackable, or of a body without an identity. */
    public String body() {
        return body;
    }

    /** The sector it leaves. */
    public String from() {
        return from;
    }

    /** Whose it is from now on. */
    public Tenure tenure() {
        return tenure;
    }

    /** For the engine that takes it. */
    byte[] state() {
        return state.clone();
    }

    /** Bytes of the state. */
    public int size() {
        return state.length;
    }

    /** As bytes. */
    public byte[] encode() {
        byte[][] names = {ascii(body), ascii(from), ascii(tenure.sector())};
        int room = 1 + 2 * Long.BYTES + state.length;
        for (byte[] name : names) {
            room += 1 + name.length;
        }
        ByteBuffer out = ByteBuffer.allocate(room).put(VERSION);
        for (byte[] name : names) {
            out.put((byte) name.length).put(name);
        }
        return out.putLong(tenure.number())
                .putLong(tenure.epochLift())
                .put(state)
                .array();
    }

    /** Empty when the bytes are none of this version; whether the state can be used is the engine's to say. */
    public static Optional<HandOver> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            String body = name(in);
            String from = name(in);
            Tenure tenure = new Tenure(name(in), in.getLong(), in.getLong());
            byte[] state = new byte[in.remaining()];
            in.get(state);
            boolean valid = EntityId.isValid(body)
                    && EntityId.isValid(from)
                    && EntityId.isValid(tenure.sector())
                    && tenure.number() > 0
                    && tenure.epochLift() >= 0;
            return valid ? Optional.of(new HandOver(body, from, tenure, state)) : Optional.empty();
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static String name(ByteBuffer in) {
        byte[] name = new byte[in.get() & 0xff];
        in.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
