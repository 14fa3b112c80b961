package org.sitedatum.cluster.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.access.Logins;
import org.sitedatum.cluster.api.HttpParts;
import org.sitedatum.cluster.api.NodeHttp;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.HttpSection;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.cluster.store.StoreException;

/** The HTTP face of a node that {@code serve} runs. */
final class ServedHttp {

    private ServedHttp() {}

    /** The options with a store in memory where the API needs one and none is named. */
    static NodeOptions withStore(HttpSection section, NodeOptions options) {
        boolean isNeeded = section.options().isPresent()
                && options.cluster().isEmpty()
                && options.store().isEmpty();
        return isNeeded ? options.withStore(StoreAddress.inMemory()) : options;
    }

    /**
     * Starts it as the configuration says. Where that says nothing, a port that is taken is told and the node goes on without:
     * fixes and poses do not need it.
     *
     * @throws CommandException when it was asked for and cannot be had
     */
    static Optional<NodeHttp> start(
            HttpSection section, NodeOptions options, Node node, LiveSites live, Terminal terminal)
            throws CommandException, InterruptedException {
        if (section.options().isEmpty()) {
            return Optional.empty();
        }
        HttpOptions http = section.options().get();
        try {
            NodeHttp started = NodeHttp.start(http, parts(options, node, live));
            terminal.out().println("http " + started.url() + (http.isOpen() ? " (this machine only, no login)" : ""));
            started.firstPassword()
                    .ifPresent(password -> terminal.out()
                            .println("     log in as " + Logins.FIRST + " with the password " + password
                                    + " (told this once; change it)"));
            return Optional.of(started);
        } catch (IOException cannotListen) {
            if (section.said()) {
                throw CommandException.failed(cannotListen);
            }
            terminal.err().println("no HTTP: " + cannotListen.getMessage() + ", or \"http\": {\"enabled\": false}");
            return Optional.empty();
        } catch (StoreException noAccounts) {
            throw CommandException.failed(noAccounts);
        }
    }

    /**
     * Lets others take over and tells clients to go there: not ready from now on, every connection is ended with its next
     * answer, and for a while everything is still answered.
     */
    static void retire(NodeHttp http, Node node, NodeOptions options) {
        Duration drain = options.cluster().map(ClusterOptions::drain).orElse(Duration.ZERO);
        long beganNanos = System.nanoTime();
        http.endConnections();
        node.leave();
        try {
            TimeUnit.NANOSECONDS.sleep(drain.toNanos() - (System.nanoTime() - beganNanos));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpParts parts(NodeOptions options, Node node, LiveSites live) {
        return new HttpParts(
                options.id(),
                node,
                live,
                node.documents().orElseThrow(),
                options.cluster().map(ClusterOptions::store).or(options::store),
                options.cluster().map(cluster -> cluster.members().secret()));
    }
}
