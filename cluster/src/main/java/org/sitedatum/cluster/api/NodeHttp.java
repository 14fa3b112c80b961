package org.sitedatum.cluster.api;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.api.socket.SocketResource;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.headset.DeviceFixes;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Pages;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.http.WebServer;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.metrics.NodeMetrics;
import org.sitedatum.cluster.site.Sites;

/** The HTTP face of a node: all routes put together, and the server that answers them. Thread-safe. */
public final class NodeHttp implements AutoCloseable {

    private static final long CLOSE_SECONDS = 5;

    private final Vertx vertx;
    private final WebServer server;
    private final NodeMetrics metrics;
    private final HttpOptions options;
    private final DeviceFixes devices;

    private NodeHttp(Vertx vertx, WebServer server, NodeMetrics metrics, HttpOptions options, DeviceFixes devices) {
        this.metrics = metrics;
        this.vertx = vertx;
        this.server = server;
        this.options = options;
        this.devices = devices;
    }

    /**
     * Starts answering.
     *
     * @param name of the node
     * @param live the node's sites as they live
     * @param sites their documents
     * @throws IOException when it cannot listen; the message says why
     */
    public static NodeHttp start(HttpOptions options, String name, Node node, LiveSites live, Sites sites)
            throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(8)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            Access access = options.login() == HttpOptions.Login.NONE ? Access.openToThisMachine() : Access.toNobody();
            NodeMetrics metrics = new NodeMetrics(node, live);
            DeviceFixes devices = new DeviceFixes(name, node.broker());
            Routes routes = routes(name, node, live, sites, metrics, devices);
            WebServer server = WebServer.start(vertx, options, routes, access, metrics);
            return new NodeHttp(vertx, server, metrics, options, devices);
        } catch (IOException | RuntimeException e) {
            close(vertx);
            throw e;
        }
    }

    static Routes routes(
            String name, Node node, LiveSites live, Sites sites, NodeMetrics metrics, DeviceFixes devices) {
        LiveReads reads = LiveReads.standard(live);
        Routes routes = new Routes();
        new HealthResource(node).addTo(routes);
        new MetricsResource(metrics, Permission.READ_SITE).addTo(routes);
        new SitesResource(sites, live).addTo(routes);
        new RevisionsResource(sites).addTo(routes);
        new DraftsResource(sites).addTo(routes);
        new PosesResource(live, reads).addTo(routes);
        new FramesResource(live, reads).addTo(routes);
        new EventsResource(live, reads).addTo(routes);
        new SourcesResource(live, reads).addTo(routes);
        SocketResource socket = new SocketResource(name, live, reads, devices);
        socket.addTo(routes);
        metrics.countSockets(socket::sessions);
        new PlansResource(sites).addTo(routes);
        new PartsResource(sites).addTo(routes);
        routes.pages(new Pages(Answer.text("text/html; charset=utf-8", StatusPage.HTML)));
        return routes;
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Where a browser on this machine finds it. */
    public String url() {
        boolean isEverywhere =
                options.host().equals("0.0.0.0") || options.host().equals(HttpOptions.LOOPBACK);
        String host = isEverywhere ? "localhost" : options.host();
        return (options.tls().isPresent() ? "https" : "http") + "://" + host + ":" + port();
    }

    /** Lets answers under way go out, says goodbye to sockets, and closes. */
    @Override
    public void close() {
        server.close();
        devices.close();
        metrics.close();
        close(vertx);
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException gone) {
            org.slf4j.LoggerFactory.getLogger(NodeHttp.class).debug("closing: {}", gone.toString());
        }
    }
}
