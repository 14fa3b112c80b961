package org.sitedatum.cluster.api;

import io.vertx.core.Future;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Answer;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.metrics.NodeMetrics;

/** The node's figures for Prometheus. */
final class MetricsResource {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final NodeMetrics metrics;
    private final Permission permission;

    /** With what a reader needs. */
    MetricsResource(NodeMetrics metrics, Permission permission) {
        this.metrics = metrics;
        this.permission = permission;
    }

    void addTo(Routes routes) {
        routes.get("/metrics", permission, this::read);
    }

    private Future<Answer> read(Call call) {
        call.onlyQueries();
        return call.aside(() -> Answer.text(TYPE, metrics.text()));
    }
}
