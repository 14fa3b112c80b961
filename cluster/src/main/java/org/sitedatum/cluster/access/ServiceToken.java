package org.sitedatum.cluster.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a program proves itself with, of which only a hash is kept.
 *
 * @param id public part
 * @param name of the program
 * @param secretHash SHA-256 of the secret part, hexadecimal
 * @param roles what it may do
 * @param createdBy which account made it
 * @param createdAt when
 * @param expiresAt from when on it proves nothing; empty: never
 */
public record ServiceToken(
        String id,
        String name,
        String secretHash,
        Set<Role> roles,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt) {

    /** Copies the set. */
    public ServiceToken {
        roles = Set.copyOf(roles);
    }

    /** Whether it proves anything at that time. */
    public boolean isValidAt(Instant now) {
        return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name + " " + id + " " + roles;
    }
}
