package org.sitedatum.cluster.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** Passwords: made, hashed with bcrypt (Provos and Mazières 1999) at cost {@value #COST}, compared. Each takes a good part of a second. */
public final class Passwords {

    /** 2^12 rounds. */
    static final int COST = 12;

    /** Fewest characters. */
    public static final int SHORTEST = 10;

    /** Most bytes in UTF-8: bcrypt looks at no more. */
    public static final int LONGEST_BYTES = 71;

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that look like others. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int MADE_LENGTH = 20;

    /** Of a password that nobody has: an account that is not there takes as long to refuse as one that is. */
    private static final String NOBODY = hash(made());

    private Passwords() {}

    /** A new random password. */
    public static String made() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < MADE_LENGTH; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /** What is wrong with a password that somebody chose; empty when it can be used. */
    public static Optional<String> objection(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return password.length() < SHORTEST || bytes > LONGEST_BYTES
                ? Optional.of("must have " + SHORTEST + " characters or more and at most " + LONGEST_BYTES + " bytes")
                : Optional.empty();
    }

    /** The hash to keep. */
    public static String hash(String password) {
        return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    }

    /** Whether a password is that of the account; takes as long without an account. */
    static boolean fits(String password, Optional<Account> account) {
        String hash = account.map(Account::passwordHash).orElse(NOBODY);
        boolean isShort = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
        boolean isRight = BCrypt.verifyer().verify((isShort ? password : "").toCharArray(), hash).verified;
        return isRight && isShort && account.isPresent();
    }
}
