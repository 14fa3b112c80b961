package org.sitedatum.cluster.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.http.RequestObserver;
import org.sitedatum.cluster.live.LiveSites;

/** All meters of a node. */
public final class NodeMetrics implements RequestObserver, AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final SectorMeters sectors;

    /** Of a node and its sites as they live. */
    public NodeMetrics(Node node, LiveSites live) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        sectors = new SectorMeters(registry, node, live);
        Gauge.builder("sitedatum.node.ready", node, one -> one.obstacles().isEmpty() ? 1 : 0)
                .description("1 when the node can serve")
                .register(registry);
    }

    /** Adds a figure that goes up and down. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("sitedatum." + name, value)
                .strongReference(true)
                .description(description)
                .register(registry);
    }

    /** Adds a figure that only goes up. */
    public void counter(String name, String description, LongSupplier value) {
        FunctionCounter.builder("sitedatum." + name, value, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
    }

    @Override
    public void onAnswered(String route, int status, long nanos) {
        Timer.builder("sitedatum.http.requests")
                .description("answered requests")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    /** Everything as Prometheus reads it. */
    public String text() {
        sectors.refresh();
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
