package org.sitedatum.mqtt.session;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a broker is and how to be let in.
 *
 * @param tls whether the connection is encrypted
 * @param host name or address
 * @param port TCP port
 * @param user user name
 * @param password password; sent only with a user name
 * @param caFile PEM file of the authority that signed the broker's certificate; empty: the JDK's own list
 */
public record BrokerAddress(
        boolean tls, String host, int port, Optional<String> user, Optional<String> password, Optional<Path> caFile) {
    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    /**
     * Checks host and port.
     *
     * @throws IllegalArgumentException when the host is empty or the port not a port
     */
    public BrokerAddress {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("broker host is empty");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("broker port is " + port + "; allowed 1 to 65535");
        }
    }

    /**
     * Reads {@code mqtt://[user[:password]@]host[:port]} or {@code mqtts://...}; {@code tcp} and {@code ssl} are synonyms.
     * User and password may be percent-encoded. Ports default to 1883 and 8883.
     *
     * @throws IllegalArgumentException when the text is something else; the message does not repeat a password
     */
    public static BrokerAddress parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException notUri) {
            throw new IllegalArgumentException("broker address is not a URL; use mqtt://user:password@host:port");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("mqtts") || scheme.equals("ssl");
        if (!tls && !scheme.equals("mqtt") && !scheme.equals("tcp")) {
            throw new IllegalArgumentException(
                    "broker address has the scheme '" + scheme + "'; use mqtt:// or mqtts://");
        }
        if (uri.getHost() == null || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
            throw new IllegalArgumentException("broker address needs a host and no path; use mqtt://host:port");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new BrokerAddress(
                tls,
                uri.getHost(),
                port,
                login.length > 0 ? Optional.of(decoded(login[0])) : Optional.empty(),
                login.length > 1 ? Optional.of(decoded(login[1])) : Optional.empty(),
                Optional.empty());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The same broker with another login. */
    public BrokerAddress withLogin(String user, String password) {
        return new BrokerAddress(tls, host, port, Optional.of(user), Optional.of(password), caFile);
    }

    /** The same broker, trusted by the authority in that PEM file. */
    public BrokerAddress withCaFile(Path file) {
        return new BrokerAddress(tls, host, port, user, password, Optional.of(file));
    }

    /** The address without the login, for logs. */
    @Override
    public String toString() {
        return (tls ? "mqtts://" : "mqtt://") + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
                + ":" + port;
    }
}
