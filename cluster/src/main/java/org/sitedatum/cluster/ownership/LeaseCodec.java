package org.sitedatum.cluster.ownership;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sitedatum.cluster.ownership.LeaseMessage.Candidacy;
import org.sitedatum.cluster.ownership.LeaseMessage.Outdated;
import org.sitedatum.cluster.ownership.LeaseMessage.Release;
import org.sitedatum.cluster.ownership.LeaseMessage.Renew;
import org.sitedatum.cluster.ownership.LeaseMessage.Renewed;
import org.sitedatum.cluster.ownership.LeaseMessage.Vote;

/** Lease messages as bytes: format, kind, sector (2 bytes of length, UTF-8), epoch, then what the kind adds. */
final class LeaseCodec {

    private static final byte RENEW = 1;
    private static final byte RENEWED = 2;
    private static final byte CANDIDACY = 3;
    private static final byte VOTE = 4;
    private static final byte OUTDATED = 5;
    private static final byte RELEASE = 6;

    private static final int LONGEST_TEXT = 512;

    private LeaseCodec() {}

    /**
     * Writes a message.
     *
     * @param format from {@link Formats#OLDEST} on; all so far have the same layout
     */
    static byte[] encode(LeaseMessage message, int format) {
        if (message instanceof Renew renew) {
            return start(format, RENEW, message, Long.BYTES)
                    .putLong(renew.round())
                    .array();
        }
        if (message instanceof Renewed renewed) {
            return start(format, RENEWED, message, Long.BYTES)
                    .putLong(renewed.round())
                    .array();
        }
        if (message instanceof Candidacy candidacy) {
            return start(format, CANDIDACY, message, 1 + Long.BYTES)
                    .put(asByte(candidacy.trial()))
                    .putLong(candidacy.released())
                    .array();
        }
        if (message instanceof Vote vote) {
            return start(format, VOTE, message, 1).put(asByte(vote.trial())).array();
        }
        if (message instanceof Outdated) {
            return start(format, OUTDATED, message, 0).array();
        }
        byte[] successor = ((Release) message).successor().getBytes(StandardCharsets.UTF_8);
        return start(format, RELEASE, message, Short.BYTES + successor.length)
                .putShort((short) successor.length)
                .put(successor)
                .array();
    }

    /** The format that bytes claim; 0 when they cannot be a lease message. */
    static int formatOf(byte[] bytes) {
        return bytes.length == 0 ? 0 : Math.max(0, bytes[0]);
    }

    /** The message of a format that is known, or none when the bytes are not one. */
    static Optional<LeaseMessage> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            in.get();
            byte kind = in.get();
            String sector = text(in);
            long epoch = in.getLong();
            LeaseMessage message = switch (kind) {
                case RENEW -> new Renew(sector, epoch, in.getLong());
                case RENEWED -> new Renewed(sector, epoch, in.getLong());
                case CANDIDACY -> new Candidacy(sector, epoch, in.get() != 0, in.getLong());
                case VOTE -> new Vote(sector, epoch, in.get() != 0);
                case OUTDATED -> new Outdated(sector, epoch);
                case RELEASE -> new Release(sector, epoch, text(in));
                default -> throw new IllegalArgumentException("kind " + kind);
            };
            return in.hasRemaining() ? Optional.empty() : Optional.of(message);
        } catch (BufferUnderflowException | IllegalArgumentException notAMessage) {
            return Optional.empty();
        }
    }

    private static ByteBuffer start(int format, byte kind, LeaseMessage message, int more) {
        byte[] sector = message.sector().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + Short.BYTES + sector.length + Long.BYTES + more)
                .put((byte) format)
                .put(kind)
                .putShort((short) sector.length)
                .put(sector)
                .putLong(message.epoch());
    }

    private static String text(ByteBuffer in) {
        int length = in.getShort();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte asByte(boolean value) {
        return (byte) (value ? 1 : 0);
    }
}
