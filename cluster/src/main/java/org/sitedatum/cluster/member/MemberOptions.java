package org.sitedatum.cluster.member;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which cluster a node is a member of.
 *
 * @param self id of this member
 * @param members all members, this one among them, in the same order on every node
 * @param secret known to the members only, at least {@value #SHORTEST_SECRET} characters
 * @param listenHost name or address to listen on; empty: the first of this member's own addresses that can be used
 */
public record MemberOptions(String self, List<MemberAddress> members, String secret, Optional<String> listenHost) {

    /** Fewest characters of a secret. */
    public static final int SHORTEST_SECRET = 16;

    /**
     * Checks the list.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public MemberOptions {
        members = List.copyOf(members);
        Set<String> ids = new HashSet<>();
        for (MemberAddress member : members) {
            if (!ids.add(member.id())) {
                throw new IllegalArgumentException("member " + member.id() + " is listed twice");
            }
        }
        if (!ids.contains(self)) {
            throw new IllegalArgumentException("node \"" + self + "\" is not one of the members " + members);
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "the secret has " + secret.length() + " characters, at least " + SHORTEST_SECRET + " are needed");
        }
    }

    /** Listens on its own address. */
    public MemberOptions(String self, List<MemberAddress> members, String secret) {
        this(self, members, secret, Optional.empty());
    }

    /** Ids of all members, in the order of the list. */
    public List<String> ids() {
        return members.stream().map(MemberAddress::id).toList();
    }

    /** This member, where it listens. */
    MemberAddress own() {
        MemberAddress own =
                members.stream().filter(m -> m.id().equals(self)).findFirst().orElseThrow();
        return new MemberAddress(self, listenHost.orElse(own.host()), own.port());
    }

    List<MemberAddress> others() {
        return members.stream().filter(m -> !m.id().equals(self)).toList();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return self + " of " + members;
    }
}
