package org.sitedatum.cluster.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a node answers over HTTP.
 *
 * @param host address to listen on
 * @param port 0: any free one
 * @param tls certificate and key; empty: plain HTTP
 * @param corsOrigins origins of pages from elsewhere that may use the API, such as {@code https://app.example}
 * @param login how callers prove who they are
 * @param recordings folder where recordings are kept; empty: they are forgotten with the process
 * @param omlox how it is an omlox hub
 * @param foxglove whether Foxglove's viewers may look
 */
public record HttpOptions(
        String host,
        int port,
        Optional<Tls> tls,
        List<String> corsOrigins,
        LoginOptions login,
        Optional<Path> recordings,
        OmloxOptions omlox,
        boolean foxglove) {

    /** The usual port. */
    public static final int USUAL_PORT = 8080;

    /** This machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Copies the list. */
    public HttpOptions {
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** With recordings that are forgotten with the process. */
    public HttpOptions(String host, int port, Optional<Tls> tls, List<String> corsOrigins, LoginOptions login) {
        this(host, port, tls, corsOrigins, login, Optional.empty());
    }

    /** An omlox hub as by default. */
    public HttpOptions(
            String host,
            int port,
            Optional<Tls> tls,
            List<String> corsOrigins,
            LoginOptions login,
            Optional<Path> recordings) {
        this(host, port, tls, corsOrigins, login, recordings, OmloxOptions.DEFAULT, false);
    }

    /** The same as another hub. */
    public HttpOptions withOmlox(OmloxOptions other) {
        return new HttpOptions(host, port, tls, corsOrigins, login, recordings, other, foxglove);
    }

    /** The same for Foxglove's viewers too. */
    public HttpOptions withFoxglove() {
        return new HttpOptions(host, port, tls, corsOrigins, login, recordings, omlox, true);
    }

    /**
     * A certificate chain and its key, both PEM.
     *
     * @param certFile the chain
     * @param keyFile the key
     */
    public record Tls(Path certFile, Path keyFile) {}

    /** For a demo: this machine only, without login. */
    public static HttpOptions demo(int port) {
        return new HttpOptions(LOOPBACK, port, Optional.empty(), List.of(), new LoginOptions.None());
    }

    /** For a node whose configuration says nothing: this machine only, with login. */
    public static HttpOptions defaults() {
        return new HttpOptions(
                LOOPBACK,
                USUAL_PORT,
                Optional.empty(),
                List.of(),
                new LoginOptions.Required(Optional.empty(), Optional.empty()));
    }

    /** Whether everybody on this machine may do everything. */
    public boolean isOpen() {
        return login instanceof LoginOptions.None;
    }
}
