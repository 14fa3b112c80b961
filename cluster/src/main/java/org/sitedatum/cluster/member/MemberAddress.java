package org.sitedatum.cluster.member;

import org.sitedatum.positioning.EntityId;

/**
 * A member of the cluster and where it listens.
 *
 * @param id of the member
 * @param host name or address the other members reach it by
 * @param port its member port; 0 only for a member that is told its own port, for tests
 */
public record MemberAddress(String id, String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public MemberAddress {
        if (!EntityId.isValid(id)) {
            throw new IllegalArgumentException(
                    "member id \"" + id + "\": 1 to 128 of letters, digits, - _ . : are allowed");
        }
        if (host.isBlank() || port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("member " + id + " listens on " + host + ":" + port
                    + ": a host and a port from 0 to " + HIGHEST_PORT + " are needed");
        }
    }

    /**
     * Reads {@code id=host:port}; an IPv6 address goes in brackets.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static MemberAddress parse(String text) {
        int equals = text.indexOf('=');
        int colon = text.lastIndexOf(':');
        if (equals < 1 || colon <= equals + 1) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form id=host:port");
        }
        String host = text.substring(equals + 1, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new MemberAddress(text.substring(0, equals), host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException notAPort) {
            throw new IllegalArgumentException("\"" + text + "\" does not end with a port");
        }
    }

    @Override
    public String toString() {
        return id + "=" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
