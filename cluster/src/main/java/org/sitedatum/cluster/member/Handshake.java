package org.sitedatum.cluster.member;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;

/**
 * How two members prove to each other that they know the secret, without sending it. The member that listens begins:
 *
 * <pre>
 * listener: "SDM1" nonce                            (4 + 16 bytes)
 * dialler:  its id, the listener's id, nonce, proof (texts with 2 bytes of length; 16 + 32 bytes)
 * listener: 1 proof (33 bytes), or 0 reason         (text)
 * </pre>
 *
 * Proofs are seals over both nonces and both ids, so neither can be used again or turned back. The keys of the frames that
 * follow, one for each direction, are made of the same.
 */
final class Handshake {

    private static final byte[] MAGIC = "SDM1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 16;
    private static final int LONGEST_ID = 512;
    private static final int LONGEST_REASON = 512;
    private static final byte REFUSED = 0;
    private static final byte ACCEPTED = 1;

    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    Handshake(String secret) {
        this.seal = Seal.ofSecret(secret);
    }

    /** The dialler's part; throws with the listener's reason when it refuses. */
    Connection dial(Socket socket, String self, String other) throws IOException {
        DataInputStream in = in(socket);
        DataOutputStream out = out(socket);
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("what listens there is not a member");
        }
        byte[] theirs = exactly(in, NONCE_BYTES);
        byte[] ours = nonce();
        Parts parts = new Parts(self, other, ours, theirs);
        writeText(out, self);
        writeText(out, other);
        out.write(ours);
        out.write(parts.seal(seal, "dialler"));
        out.flush();
        if (in.readByte() != ACCEPTED) {
            throw new IOException("refused: " + readText(in, LONGEST_REASON));
        }
        if (!Seal.agree(exactly(in, Seal.LENGTH), parts.seal(seal, "listener"))) {
            throw new IOException("what listens there does not know the secret of this cluster");
        }
        return new Connection(
                other,
                new FrameInput(in, parts.seal(seal, "to dialler")),
                new FrameOutput(out, parts.seal(seal, "to listener")));
    }

    /** The listener's part; tells the dialler why when it throws for a wrong proof or an unknown id. */
    Connection accept(Socket socket, String self, Set<String> others) throws IOException {
        DataInputStream in = in(socket);
        DataOutputStream out = out(socket);
        byte[] ours = nonce();
        out.write(MAGIC);
        out.write(ours);
        out.flush();
        String dialler = readText(in, LONGEST_ID);
        String meant = readText(in, LONGEST_ID);
        byte[] theirs = exactly(in, NONCE_BYTES);
        byte[] proof = exactly(in, Seal.LENGTH);
        Parts parts = new Parts(dialler, meant, theirs, ours);
        if (!Seal.agree(proof, parts.seal(seal, "dialler"))) {
            throw refuse(out, "the secret is not that of this cluster");
        }
        if (!meant.equals(self)) {
            throw refuse(out, "this is member " + self + ", not " + meant);
        }
        if (!others.contains(dialler)) {
            throw refuse(out, dialler + " is not in the list of members of " + self);
        }
        out.writeByte(ACCEPTED);
        out.write(parts.seal(seal, "listener"));
        out.flush();
        return new Connection(
                dialler,
                new FrameInput(in, parts.seal(seal, "to listener")),
                new FrameOutput(out, parts.seal(seal, "to dialler")));
    }

    private static IOException refuse(DataOutputStream out, String reason) throws IOException {
        out.writeByte(REFUSED);
        writeText(out, reason);
        out.flush();
        return new IOException(reason);
    }

    private byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in, int most) throws IOException {
        int length = in.readUnsignedShort();
        if (length > most) {
            throw new IOException("a text of " + length + " bytes; at most " + most + " are allowed");
        }
        return new String(exactly(in, length), StandardCharsets.UTF_8);
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static DataOutputStream out(Socket socket) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /**
     * A connection after its handshake.
     *
     * @param other the member at its other end
     */
    record Connection(String other, FrameInput in, FrameOutput out) {}

    private record Parts(String dialler, String listener, byte[] diallersNonce, byte[] listenersNonce) {
        byte[] seal(Seal seal, String purpose) {
            return seal.of(
                    purpose,
                    dialler.getBytes(StandardCharsets.UTF_8),
                    listener.getBytes(StandardCharsets.UTF_8),
                    diallersNonce,
                    listenersNonce);
        }
    }
}
