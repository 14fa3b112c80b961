package org.sitedatum.cluster.config;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an adapter's messages come from when they do not come over the site's broker.
 *
 * @param way how they come
 * @param uri as configured, with logins and queries
 * @param port that of the address, or the usual one of its scheme
 */
public record FeedAddress(Way way, URI uri, int port) {

    /** How messages come. */
    public enum Way {
        /** A stream from a server that is connected to: {@code tcp://host:port}, {@code tls://}. */
        STREAM("tcp", "tls", -1, -1),
        /** Packets to a port that is opened here: {@code udp://0.0.0.0:port}. */
        PACKETS("udp", "", -1, -1),
        /** A WebSocket that is connected to: {@code ws://host/path}, {@code wss://}. */
        SOCKET("ws", "wss", 80, 443),
        /** Answers of a server that is asked again and again: {@code http://host/path}, {@code https://}. */
        POLL("http", "https", 80, 443),
        /** Topics of a vendor's own broker: {@code mqtt://host}, {@code mqtts://}. */
        BROKER("mqtt", "mqtts", 1883, 8883);

        private final String open;
        private final String encrypted;
        private final int openPort;
        private final int encryptedPort;

        Way(String open, String encrypted, int openPort, int encryptedPort) {
            this.open = open;
            this.encrypted = encrypted;
            this.openPort = openPort;
            this.encryptedPort = encryptedPort;
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException saying what is wrong, without a login that is in it
     */
    public static FeedAddress parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException notUri) {
            throw new IllegalArgumentException("is not a URL; use for example tcp://10.0.0.5:25025");
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        for (Way way : Way.values()) {
            if (scheme.equals(way.open) || scheme.equals(way.encrypted)) {
                return of(way, uri, scheme.equals(way.open) ? way.openPort : way.encryptedPort);
            }
        }
        throw new IllegalArgumentException("must begin with tcp, tls, udp, ws, wss, http, https, mqtt or mqtts");
    }

    private static FeedAddress of(Way way, URI uri, int usualPort) {
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("needs a host");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : usualPort;
        if (port < (way == Way.PACKETS ? 0 : 1) || port > 65_535) {
            throw new IllegalArgumentException("needs a port from 1 to 65535");
        }
        return new FeedAddress(way, uri, port);
    }

    /** Name or address of the other end; of packets, the address listened on. */
    public String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether the connection is encrypted. */
    public boolean isEncrypted() {
        return uri.getScheme().equalsIgnoreCase(way.encrypted);
    }

    /** The login of the address as HTTP has it in a header: {@code user:password} in base64. */
    public Optional<String> basicLogin() {
        return Optional.ofNullable(uri.getUserInfo())
                .map(login -> Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    /** Path and query; at least a slash. */
    public String path() {
        String path = Optional.ofNullable(uri.getRawPath())
                .filter(text -> !text.isEmpty())
                .orElse("/");
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Without login and query, for people. */
    @Override
    public String toString() {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + ":" + port + path;
    }
}
