package org.sitedatum.cluster.omlox;

import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.config.OmloxOptions;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;

/** Opens the hub when it is asked for first, so that nobody pays for it who does not use it. */
final class HubDoor implements AutoCloseable {

    private final HubParts parts;
    private final OmloxOptions options;
    private volatile Optional<OmloxHub> open = Optional.empty();
    private Optional<HubMqtt> mqtt = Optional.empty();
    private boolean closed;

    /**
     * Closed yet.
     *
     * @param options whose hub it is, and whether on the broker too
     */
    HubDoor(HubParts parts, OmloxOptions options) {
        this.parts = parts;
        this.options = options;
    }

    /** The hub; may wait. */
    OmloxHub hub() {
        return open.orElseGet(this::openOnce);
    }

    private synchronized OmloxHub openOnce() {
        if (closed) {
            throw new Refusal(Problem.unavailable("the node is going"));
        }
        if (open.isEmpty()) {
            String site = siteId();
            OmloxHub hub = new OmloxHub(parts, site);
            if (options.mqtt()) {
                mqtt = Optional.of(
                        new HubMqtt(hub, parts.name(), site, parts.node().broker()));
            }
            open = Optional.of(hub);
        }
        return open.get();
    }

    private String siteId() {
        List<String> all = parts.sites().list();
        if (options.site().isPresent()) {
            return options.site().get();
        }
        if (all.size() != 1) {
            throw new Refusal(Problem.of(
                    404,
                    "no-hub",
                    "No hub",
                    "this node has the sites " + all
                            + "; the configuration's http.omlox.site says which one is the hub"));
        }
        return all.get(0);
    }

    @Override
    public synchronized void close() {
        closed = true;
        mqtt.ifPresent(HubMqtt::close);
        open.ifPresent(OmloxHub::close);
    }
}
