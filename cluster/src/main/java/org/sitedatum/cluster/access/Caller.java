package org.sitedatum.cluster.access;

import java.util.Set;

/**
 * Whose request it is.
 *
 * @param name of the account or token; in the history of what it changes
 * @param roles what it may do is what any of them gives
 * @param byCookie whether a browser sent the proof by itself: what changes something must then prove that it comes from the page
 */
public record Caller(String name, Set<Role> roles, boolean byCookie) {

    /** Copies the set. */
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether one of its roles gives the permission. */
    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.gives(permission));
    }
}
