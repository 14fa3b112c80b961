package org.sitedatum.mqtt.vendor.mmwave;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.positioning.FixRejection.Reason;

/** Reads one whole frame: 40 bytes of header, then TLVs. TLVs not known are passed over. Immutable; any thread. */
public final class MmwaveParser {
    static final int HEADER = 40;
    static final long MAGIC = 0x0708050603040102L;
    static final int MAX_FRAME = 64 * 1024;

    private static final int TOTAL_LENGTH = 12;
    private static final int FRAME_NUMBER = 20;
    private static final int TLV_COUNT = 32;
    private static final int TLV_HEADER = 8;
    private static final int TARGET = 112;
    private static final int HEIGHT = 12;
    private static final int POINT_UNITS = 20;
    private static final int POINT = 8;
    private static final int MAX_TLVS = 64;

    private final boolean lengthWithHeader;

    /**
     * For one demo's habit.
     *
     * @param lengthWithHeader whether a TLV's length counts its own 8 bytes of header
     */
    public MmwaveParser(boolean lengthWithHeader) {
        this.lengthWithHeader = lengthWithHeader;
    }

    /** One frame. */
    public Decoded<MmwaveFrame> parse(byte[] frame) {
        return Decoded.of(() -> read(frame));
    }

    MmwaveFrame read(byte[] frame) throws FormatRefusal {
        ByteBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        if (frame.length < HEADER || frame.length > MAX_FRAME || in.getLong(0) != MAGIC) {
            throw malformed("frame has " + frame.length + " bytes; 40 to 65536 that begin with the magic word");
        }
        long total = Integer.toUnsignedLong(in.getInt(TOTAL_LENGTH));
        long count = Integer.toUnsignedLong(in.getInt(TLV_COUNT));
        if (total > frame.length || total < HEADER || count > MAX_TLVS) {
            throw malformed(
                    "frame says " + total + " bytes and " + count + " TLVs, and has " + frame.length + " bytes");
        }
        in.limit((int) total).position(HEADER);
        Parts parts = new Parts();
        for (int i = 0; i < count; i++) {
            readTlv(in, parts);
        }
        return new MmwaveFrame(
                Integer.toUnsignedLong(in.getInt(FRAME_NUMBER)),
                parts.targets,
                parts.points,
                parts.indices,
                parts.heights,
                parts.presence);
    }

    private void readTlv(ByteBuffer in, Parts parts) throws FormatRefusal {
        if (in.remaining() < TLV_HEADER) {
            throw malformed("frame ends within the header of a TLV");
        }
        int type = in.getInt();
        long length = Integer.toUnsignedLong(in.getInt()) - (lengthWithHeader ? TLV_HEADER : 0);
        if (length < 0 || length > in.remaining()) {
            throw malformed("TLV " + Integer.toUnsignedString(type) + " says " + length + " bytes, and "
                    + in.remaining() + " are left; does its length count its header?");
        }
        ByteBuffer body = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) length);
        switch (type) {
            case 1010 -> readTargets(body, parts);
            case 1011 -> readIndices(body, parts);
            case 1012 -> readHeights(body, parts);
            case 1020 -> readPoints(body, parts);
            case 1021 -> parts.presence = body.remaining() >= 4 ? OptionalInt.of(body.getInt()) : OptionalInt.empty();
            default -> body.position(body.limit());
        }
    }

    private static void readTargets(ByteBuffer in, Parts parts) throws FormatRefusal {
        whole(in, TARGET, "1010");
        while (in.hasRemaining()) {
            long tid = Integer.toUnsignedLong(in.getInt());
            Vector3 position = vector(in);
            Vector3 velocity = vector(in);
            Vector3 acceleration = vector(in);
            List<Double> covariance = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                covariance.add((double) in.getFloat());
            }
            parts.targets.add(new MmwaveFrame.Target(
                    tid, position, velocity, acceleration, covariance, in.getFloat(), in.getFloat()));
        }
    }

    private static Vector3 vector(ByteBuffer in) throws FormatRefusal {
        Vector3 v = new Vector3(in.getFloat(), in.getFloat(), in.getFloat());
        if (!v.isFinite()) {
            throw new FormatRefusal(Reason.NOT_FINITE, "a target has a coordinate that is not finite");
        }
        return v;
    }

    private static void readIndices(ByteBuffer in, Parts parts) {
        while (in.hasRemaining()) {
            parts.indices.add(Byte.toUnsignedInt(in.get()));
        }
    }

    private static void readHeights(ByteBuffer in, Parts parts) throws FormatRefusal {
        whole(in, HEIGHT, "1012");
        while (in.hasRemaining()) {
            parts.heights.add(
                    new MmwaveFrame.Height(Integer.toUnsignedLong(in.getInt()), in.getFloat(), in.getFloat()));
        }
    }

    private static void readPoints(ByteBuffer in, Parts parts) throws FormatRefusal {
        if (in.remaining() < POINT_UNITS) {
            throw malformed("TLV 1020 has " + in.remaining() + " bytes; at least 20");
        }
        double elevationUnit = in.getFloat();
        double azimuthUnit = in.getFloat();
        double dopplerUnit = in.getFloat();
        double rangeUnit = in.getFloat();
        double snrUnit = in.getFloat();
        whole(in, POINT, "1020");
        while (in.hasRemaining()) {
            double elevation = elevationUnit * in.get();
            double azimuth = azimuthUnit * in.get();
            double doppler = dopplerUnit * in.getShort();
            double range = rangeUnit * Short.toUnsignedInt(in.getShort());
            double snr = snrUnit * Short.toUnsignedInt(in.getShort());
            parts.points.add(new MmwaveFrame.Point(range, azimuth, elevation, doppler, snr));
        }
    }

    private static void whole(ByteBuffer in, int size, String tlv) throws FormatRefusal {
        if (in.remaining() % size != 0) {
            throw malformed("TLV " + tlv + " has " + in.remaining() + " bytes; a multiple of " + size);
        }
    }

    private static FormatRefusal malformed(String detail) {
        return new FormatRefusal(Reason.MALFORMED, detail);
    }

    /** What a frame holds, as it is found. */
    private static final class Parts {
        private final List<MmwaveFrame.Target> targets = new ArrayList<>();
        private final List<MmwaveFrame.Point> points = new ArrayList<>();
        private final List<Integer> indices = new ArrayList<>();
        private final List<MmwaveFrame.Height> heights = new ArrayList<>();
        private OptionalInt presence = OptionalInt.empty();
    }
}
