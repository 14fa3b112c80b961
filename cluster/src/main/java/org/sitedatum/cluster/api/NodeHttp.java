package org.sitedatum.cluster.api;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.access.Logins;
import org.sitedatum.cluster.api.socket.SocketResource;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.LoginOptions;
import org.sitedatum.cluster.foxglove.FoxgloveResource;
import org.sitedatum.cluster.headset.ContentAnchorDesk;
import org.sitedatum.cluster.headset.DeviceFixes;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.http.WebServer;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.metrics.NodeMetrics;
import org.sitedatum.cluster.omlox.HubParts;
import org.sitedatum.cluster.omlox.OmloxResource;
import org.sitedatum.cluster.survey.job.JobLimits;
import org.sitedatum.cluster.survey.job.SurveyJobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP face of a node: the server with its logins and its figures. Thread-safe. */
public final class NodeHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeHttp.class);
    private static final long CLOSE_SECONDS = 5;
    /** Expired content anchors are seen by nobody; now and then their rows go too. */
    private static final long FORGET_MILLIS = 600_000;

    private static final long LONGEST_ON_LOOP_SECONDS = 5;

    private final HttpOptions options;
    private final Vertx vertx;
    private final NodeMetrics metrics;
    private final Optional<Logins> logins;
    private final Optional<String> firstPassword;
    private final DeviceFixes devices;
    private final SocketResource socket;
    private final OmloxResource omlox;
    private final Optional<FoxgloveResource> viewers;
    private final SurveyJobs surveys;
    private final NodeRecordings recordings;
    private final Routes routes;
    private final WebServer server;

    private NodeHttp(HttpOptions options, HttpParts parts, Vertx vertx) throws IOException, InterruptedException {
        this.options = options;
        this.vertx = vertx;
        this.recordings = NodeRecordings.open(options.recordings());
        this.logins = options.login() instanceof LoginOptions.Required required
                ? Optional.of(LoginSetup.logins(vertx, required, parts))
                : Optional.empty();
        this.firstPassword = logins.flatMap(required -> required.makeFirstAccount(Instant.now()));
        this.metrics = new NodeMetrics(parts.node(), parts.live());
        this.devices = new DeviceFixes(parts.name(), parts.node().broker());
        LiveReads reads = LiveReads.standard(parts.live());
        ContentAnchorDesk anchors = new ContentAnchorDesk(parts.sites().contentAnchors());
        this.socket = new SocketResource(parts.name(), parts.live(), reads, devices, anchors);
        vertx.setPeriodic(FORGET_MILLIS, tick -> vertx.executeBlocking(anchors::forgetExpired));
        socket.addTo(metrics);
        this.surveys = new SurveyJobs(parts.node().broker(), JobLimits.USUAL);
        Access access = logins.map(Access.class::cast).orElseGet(Access::openToThisMachine);
        this.omlox = new OmloxResource(
                new HubParts(parts.name(), parts.node(), parts.live(), reads, parts.sites(), parts.accounts()),
                options.omlox(),
                access);
        this.viewers = options.foxglove() ? Optional.of(viewers(parts, reads)) : Optional.empty();
        viewers.ifPresent(all -> all.addTo(metrics));
        this.routes = new NodeRoutes(parts, reads, socket, metrics, logins, surveys, recordings).all(omlox, viewers);
        try {
            omlox.start();
            this.server = WebServer.start(vertx, options, routes, access, metrics);
        } catch (IOException | RuntimeException cannotListen) {
            closeInside();
            throw cannotListen;
        }
    }

    private FoxgloveResource viewers(HttpParts parts, LiveReads reads) {
        return new FoxgloveResource(
                parts.name(), parts.node().broker(), parts.live(), reads, vertx, FoxgloveResource.USUAL_UNREAD_NANOS);
    }

    /**
     * Starts answering.
     *
     * @throws IOException when it cannot listen; the message says why
     * @throws org.sitedatum.cluster.store.StoreException when the accounts cannot be opened
     */
    public static NodeHttp start(HttpOptions options, HttpParts parts) throws IOException, InterruptedException {
        FileSystemOptions noFiles =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(8)
                // a busy machine may hold any thread up for a second or two
                .setMaxEventLoopExecuteTime(LONGEST_ON_LOOP_SECONDS)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
                .setWarningExceptionTime(2 * LONGEST_ON_LOOP_SECONDS)
                .setWarningExceptionTimeUnit(TimeUnit.SECONDS)
                .setFileSystemOptions(noFiles));
        try {
            return new NodeHttp(options, parts, vertx);
        } catch (IOException | RuntimeException e) {
            close(vertx);
            throw e;
        }
    }

    /** All it does. */
    Routes routes() {
        return routes;
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Where a browser finds it, on this machine if it is there. */
    public String url() {
        boolean isHere = options.host().equals("0.0.0.0") || options.host().equals(HttpOptions.LOOPBACK);
        String host = isHere ? "localhost" : options.host();
        return (options.tls().isPresent() ? "https" : "http") + "://" + host + ":" + port();
    }

    /** Password of the account {@value Logins#FIRST} if this start made it: to be told once. */
    public Optional<String> firstPassword() {
        return firstPassword;
    }

    /** Ends every connection with the next answer on it: whoever comes again is to go to another node. */
    public void endConnections() {
        server.endConnections();
    }

    /** Says goodbye to sockets, lets answers under way go out, and closes. */
    @Override
    public void close() {
        socket.goAway();
        omlox.goAway();
        viewers.ifPresent(FoxgloveResource::goAway);
        server.close();
        closeInside();
        close(vertx);
    }

    private void closeInside() {
        surveys.close();
        omlox.close();
        viewers.ifPresent(FoxgloveResource::close);
        devices.close();
        recordings.close();
        metrics.close();
        logins.ifPresent(Logins::close);
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException gone) {
            LOG.debug("closing: {}", gone.toString());
        }
    }
}
