package org.sitedatum.mqtt.vendor.mmwave;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sitedatum.mqtt.vendor.MessageSplitter;

/** Cuts what a serial bridge delivers into frames, and finds the next magic word after garbage. */
public final class MmwaveSplitter implements MessageSplitter {
    private static final int MAGIC_LENGTH = 8;
    private static final int LENGTH_END = 16;
    private static final int LENGTH = 12;

    private byte[] pending = new byte[0];
    private long passedOver;

    @Override
    public List<byte[]> add(byte[] bytes) {
        byte[] all = Arrays.copyOf(pending, pending.length + bytes.length);
        System.arraycopy(bytes, 0, all, pending.length, bytes.length);
        ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> frames = new ArrayList<>();
        int at = 0;
        while (true) {
            int from = at;
            at = nextMagic(in, at);
            passedOver += at - from;
            if (all.length - at < LENGTH_END) {
                break;
            }
            long length = Integer.toUnsignedLong(in.getInt(at + LENGTH));
            if (length < MmwaveParser.HEADER || length > MmwaveParser.MAX_FRAME) {
                at++;
                passedOver++;
            } else if (all.length - at < length) {
                break;
            } else {
                frames.add(Arrays.copyOfRange(all, at, at + (int) length));
                at += (int) length;
            }
        }
        pending = Arrays.copyOfRange(all, at, all.length);
        return frames;
    }

    @Override
    public Optional<String> takeFault() {
        long bytes = passedOver;
        passedOver = 0;
        return bytes == 0 ? Optional.empty() : Optional.of(bytes + " bytes belong to no frame");
    }

    /** Where the next frame may begin: a magic word, or too few bytes to tell. */
    private static int nextMagic(ByteBuffer in, int from) {
        int at = from;
        while (in.limit() - at >= MAGIC_LENGTH && in.getLong(at) != MmwaveParser.MAGIC) {
            at++;
        }
        return at;
    }
}
