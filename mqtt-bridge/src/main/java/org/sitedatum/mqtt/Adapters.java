package org.sitedatum.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.mqtt.codec.AdapterStateJson;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.VendorDecoders;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Site;

/** The adapter instances of a site, by the topics they listen on, and what others with connections of their own tell. Thread-safe. */
final class Adapters {
    /** Connections tell how they are every two seconds: one that has been silent for so long is gone. */
    private static final long GONE_NANOS = 30_000_000_000L;

    private static final int MOST_CONNECTIONS = 1_000;

    private final List<Adapter> all = new ArrayList<>();
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private record Told(Optional<String> problem, long heardNanos) {}

    /** One per instance that has a topic. */
    Adapters(List<AdapterOptions> options, Site site) {
        Optional<SiteGeoreference> georeference = site.georeference().map(Adapters::georeference);
        for (AdapterOptions one : options) {
            if (!one.topic().isEmpty()) {
                all.add(new Adapter(one, VendorDecoders.of(one, georeference)));
            }
        }
    }

    private static SiteGeoreference georeference(Georeference at) {
        Geodetic origin = new Geodetic(at.latDeg(), at.lonDeg(), at.height());
        return SiteGeoreference.of(new SiteOrigin(origin, at.headingDeg()));
    }

    /** What to subscribe to. */
    List<String> filters() {
        return all.stream().map(adapter -> adapter.filter().text()).distinct().toList();
    }

    /** The message for each adapter that listens on its topic. */
    List<RawFixes> route(String topic, byte[] payload, long receivedNanos) {
        List<RawFixes> routed = new ArrayList<>(1);
        for (Adapter adapter : all) {
            if (adapter.filter().matches(topic)) {
                routed.add(new RawFixes(adapter.source(), payload, receivedNanos, adapter.formOn(topic)));
            }
        }
        return routed;
    }

    /** Hears how an adapter's own connection is, on whichever node that has it. */
    void hear(String source, byte[] state, long nowNanos) {
        if (told.size() < MOST_CONNECTIONS || told.containsKey(source)) {
            told.put(source, new Told(AdapterStateJson.problem(state), nowNanos));
        }
    }

    /** What is wrong, by the names of the instances. */
    Map<String, String> problems(long nowNanos) {
        Map<String, String> problems = new TreeMap<>();
        told.values().removeIf(state -> nowNanos - state.heardNanos > GONE_NANOS);
        told.forEach((source, state) -> state.problem.ifPresent(problem -> problems.put("adapter " + source, problem)));
        for (Adapter adapter : all) {
            adapter.findProblem().ifPresent(problem -> problems.put("adapter " + adapter.source(), problem));
        }
        return problems;
    }
}
