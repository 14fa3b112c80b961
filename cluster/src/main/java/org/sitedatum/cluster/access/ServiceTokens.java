package org.sitedatum.cluster.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes service tokens, {@code sdt_ID_SECRET}, and tells whose they are. What the store said is believed for ten seconds. Thread-safe. */
public final class ServiceTokens {

    private static final Pattern FORM = Pattern.compile("sdt_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final long BELIEVED_NANOS = 10_000_000_000L;
    private static final int MOST_REMEMBERED = 4_096;

    private final SecureRandom random = new SecureRandom();
    private final AccessStore store;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Known(Optional<ServiceToken> token, long atNanos) {}

    /**
     * A new token.
     *
     * @param text the whole, told once
     */
    public record Made(ServiceToken token, String text) {}

    /** Of a store. */
    public ServiceTokens(AccessStore store) {
        this.store = store;
    }

    /** Makes and keeps a token; waits for the store. */
    public Made make(String name, Set<Role> roles, String by, Instant now, Optional<Instant> expiresAt) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        String secretText = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String idText = HexFormat.of().formatHex(id);
        ServiceToken token = new ServiceToken(idText, name, hash(secretText), roles, by, now, expiresAt);
        store.addToken(token);
        return new Made(token, "sdt_" + idText + "_" + secretText);
    }

    /** Whether a text looks like one of these. */
    static boolean isOne(String text) {
        return text.startsWith("sdt_");
    }

    /** Whose a token is, if that is known without waiting; empty: it has to be looked up. */
    Optional<Optional<Caller>> remembered(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.of(Optional.empty());
        }
        synchronized (known) {
            return Optional.ofNullable(known.get(parts.group(1)))
                    .filter(one -> System.nanoTime() - one.atNanos < BELIEVED_NANOS)
                    .map(one -> caller(one.token, parts.group(2)));
        }
    }

    /** Whose a token is; waits for the store. */
    Optional<Caller> lookUp(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<ServiceToken> token = store.findToken(parts.group(1));
        synchronized (known) {
            known.put(parts.group(1), new Known(token, System.nanoTime()));
        }
        return caller(token, parts.group(2));
    }

    private static Optional<Caller> caller(Optional<ServiceToken> token, String secret) {
        byte[] given = hash(secret).getBytes(StandardCharsets.US_ASCII);
        return token.filter(one -> MessageDigest.isEqual(given, one.secretHash().getBytes(StandardCharsets.US_ASCII)))
                .filter(one -> one.isValidAt(Instant.now()))
                .map(one -> new Caller(one.name(), one.roles(), false));
    }

    private static String hash(String secret) {
        try {
            byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
