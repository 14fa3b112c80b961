package org.sitedatum.cluster.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.mqtt.foxglove.ViewerText;

/** A running server. Thread-safe. */
public final class WebServer implements AutoCloseable {

    /** Longest message of a WebSocket, bytes. */
    public static final int MOST_SOCKET_BYTES = 64 * 1024;

    /** The subprotocol of the project's WebSocket. */
    public static final String SUBPROTOCOL = "sitedatum.v1";

    /** Every endpoint looks at what was chosen; of what a client offers its first choice among these is taken. */
    private static final List<String> SUBPROTOCOLS =
            List.of(SUBPROTOCOL, ViewerText.NEWER_SUBPROTOCOL, ViewerText.SUBPROTOCOL);

    private static final int MOST_LINE = 4 * 1024;
    private static final int MOST_HEADERS = 16 * 1024;
    private static final int IDLE_SECONDS = 60;
    private static final long PATIENCE_SECONDS = 10;

    private final HttpServer server;
    private final Patience patience;
    private final Dispatch dispatch;

    private WebServer(HttpServer server, Patience patience, Dispatch dispatch) {
        this.server = server;
        this.patience = patience;
        this.dispatch = dispatch;
    }

    /**
     * Starts listening.
     *
     * @param observer hears of every answer
     * @throws IOException when it cannot: the message says why and what to do
     */
    public static WebServer start(
            Vertx vertx, HttpOptions options, Routes routes, Access access, RequestObserver observer)
            throws IOException, InterruptedException {
        return start(vertx, options, routes, access, observer, Patience.Waits.USUAL);
    }

    static WebServer start(
            Vertx vertx,
            HttpOptions options,
            Routes routes,
            Access access,
            RequestObserver observer,
            Patience.Waits waits)
            throws IOException, InterruptedException {
        Origins origins = new Origins(options.corsOrigins(), options.isOpen());
        Patience patience = new Patience(vertx, waits);
        Admission admission = new Admission(access, origins);
        Dispatch dispatch = new Dispatch(admission, origins, patience, observer);
        Router router = dispatch.router(vertx, routes);
        HttpServer server = vertx.createHttpServer(serverOptions(options))
                .connectionHandler(patience::onConnection)
                .requestHandler(router);
        String where = options.host() + ":" + options.port();
        try {
            server.listen(options.port(), options.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new IOException(
                    "HTTP cannot listen on " + where + " (" + reason(refused)
                            + "): end what listens there, or set another http.host or http.port",
                    refused);
        } catch (TimeoutException late) {
            throw new IOException("HTTP does not come up on " + where, late);
        }
        return new WebServer(server, patience, dispatch);
    }

    private static String reason(ExecutionException refused) {
        Throwable cause = refused.getCause();
        return cause == null ? refused.toString() : String.valueOf(cause.getMessage());
    }

    private static HttpServerOptions serverOptions(HttpOptions options) {
        HttpServerOptions server = new HttpServerOptions()
                .setMaxInitialLineLength(MOST_LINE)
                .setMaxHeaderSize(MOST_HEADERS)
                .setMaxWebSocketFrameSize(MOST_SOCKET_BYTES)
                .setMaxWebSocketMessageSize(MOST_SOCKET_BYTES)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setWebSocketSubProtocols(SUBPROTOCOLS)
                .setHttp2ClearTextEnabled(false)
                .setAlpnVersions(List.of(HttpVersion.HTTP_1_1))
                .setTcpNoDelay(true)
                .setReuseAddress(true)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        options.tls()
                .ifPresent(tls -> server.setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(tls.certFile().toString())
                                .setKeyPath(tls.keyFile().toString())));
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Connections that are open now. */
    public int connections() {
        return patience.open();
    }

    /** From now on every answer ends its connection. */
    public void endConnections() {
        dispatch.endConnections();
    }

    /** Takes no more, lets answers under way go out for a second, and closes. */
    @Override
    public void close() {
        try {
            server.shutdown(1, TimeUnit.SECONDS)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException gone) {
            server.close();
        }
    }
}
