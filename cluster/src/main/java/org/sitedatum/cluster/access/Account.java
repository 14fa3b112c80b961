package org.sitedatum.cluster.access;

import java.time.Instant;
import java.util.Set;

/**
 * A person who logs in with a password.
 *
 * @param name 1 to 128 of letters, digits, {@code - _ . :}
 * @param passwordHash bcrypt
 * @param roles what it may do
 * @param createdAt when
 */
public record Account(String name, String passwordHash, Set<Role> roles, Instant createdAt) {

    /** Copies the set. */
    public Account {
        roles = Set.copyOf(roles);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name + " " + roles;
    }
}
