package org.sitedatum.cluster.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which pages may use the server from a browser: its own, and those of the configured origins (CORS). Another page's request is
 * refused where it could change something or open a socket, whatever cookie the browser adds to it.
 */
final class Origins {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String METHODS = "GET, HEAD, PUT, POST, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, If-Match, If-None-Match";
    private static final String EXPOSED = "ETag, Location, Retry-After";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Set<String> allowed;
    private final boolean loopbackNamesOnly;

    /**
     * The rule of a server.
     *
     * @param allowed origins such as {@code https://app.example}
     * @param loopbackNamesOnly whether the server may only be asked for by a name of this machine: a page elsewhere cannot
     *     make its own host name mean this machine then (DNS rebinding)
     */
    Origins(List<String> allowed, boolean loopbackNamesOnly) {
        this.allowed = Set.copyOf(allowed);
        this.loopbackNamesOnly = loopbackNamesOnly;
    }

    /** Adds what a browser needs to let an allowed page read the answer; true when the request was a question for that only. */
    boolean answerPreflight(HttpServerRequest request) {
        Optional<String> origin = origin(request);
        if (origin.isEmpty() || !allowed.contains(origin.get())) {
            return false;
        }
        request.response().putHeader("Access-Control-Allow-Origin", origin.get());
        request.response().putHeader("Access-Control-Expose-Headers", EXPOSED);
        request.response().putHeader("Vary", "Origin");
        boolean isPreflight = request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains("Access-Control-Request-Method");
        if (isPreflight) {
            request.response().putHeader("Access-Control-Allow-Methods", METHODS);
            request.response().putHeader("Access-Control-Allow-Headers", HEADERS);
            request.response().putHeader("Access-Control-Max-Age", "600");
        }
        return isPreflight;
    }

    /** Why a request must not be served; empty when it may. */
    Optional<Problem> objection(HttpServerRequest request, boolean opensSocket) {
        HostAndPort authority = request.authority();
        if (authority == null) {
            return Optional.of(Problem.of(400, "bad-host", "The host cannot be read", "send one valid Host header"));
        }
        if (loopbackNamesOnly && !THIS_MACHINE.contains(authority.host().toLowerCase(Locale.ROOT))) {
            return Optional.of(Problem.of(
                    421,
                    "wrong-host",
                    "Not this server",
                    "without logins this server answers on this machine only: ask for localhost or 127.0.0.1"));
        }
        Optional<String> origin = origin(request);
        boolean matters = opensSocket || !SAFE.contains(request.method());
        if (matters && origin.isPresent() && !allowed.contains(origin.get()) && !isOwn(origin.get(), authority)) {
            return Optional.of(Problem.of(
                    403,
                    "foreign-origin",
                    "Not from that page",
                    "pages of " + origin.get()
                            + " may not do this; list the origin in http.corsOrigins if they should"));
        }
        return Optional.empty();
    }

    private static Optional<String> origin(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Origin"));
    }

    /** A proxy may add the encryption, so the scheme does not count. */
    private static boolean isOwn(String origin, HostAndPort authority) {
        try {
            URI page = new URI(origin);
            boolean isWeb = "http".equals(page.getScheme()) || "https".equals(page.getScheme());
            int port = page.getPort() < 0 ? standardPort(page.getScheme()) : page.getPort();
            int asked = authority.port() < 0 ? standardPort(page.getScheme()) : authority.port();
            return isWeb
                    && page.getHost() != null
                    && page.getHost().equalsIgnoreCase(authority.host())
                    && port == asked;
        } catch (URISyntaxException notAnOrigin) {
            return false;
        }
    }

    private static int standardPort(String scheme) {
        return "https".equals(scheme) ? 443 : 80;
    }
}
