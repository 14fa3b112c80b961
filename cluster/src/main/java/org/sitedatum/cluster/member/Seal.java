package org.sitedatum.cluster.member;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) over parts whose borders count. Not thread-safe. */
final class Seal {

    /** Bytes of a whole seal. */
    static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    Seal(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    static Seal ofSecret(String secret) {
        return new Seal(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The seal of a purpose and parts, each counted with its length. */
    byte[] of(String purpose, byte[]... parts) {
        add(purpose.getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
            add(part);
        }
        return mac.doFinal();
    }

    private void add(byte[] part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        mac.update(part);
    }

    /** Compares in a time that does not tell how much agrees. */
    static boolean agree(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
