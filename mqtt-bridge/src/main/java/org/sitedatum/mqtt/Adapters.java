package org.sitedatum.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.VendorDecoders;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Site;

/** The adapter instances of a site, by the topics they listen on. Routing is for any thread. */
final class Adapters {
    private final List<Adapter> all = new ArrayList<>();

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

    /** What is wrong, by the names of the instances; any thread. */
    Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        for (Adapter adapter : all) {
            adapter.findProblem().ifPresent(problem -> problems.put("adapter " + adapter.source(), problem));
        }
        return problems;
    }
}
