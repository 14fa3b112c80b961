package org.sitedatum.cluster.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.positioning.site.Site;

/**
 * Reads {@code "formats": {"geoPose": true, "binaryPoses": true}} for all sites and {@code "adapters": [{"kind": "pozyx", "topic":
 * "tags", "source": "hall-b", "frame": "hall-b-plan", "site": "hq"}]}; {@code site} may be left out when there is one.
 */
final class FormatsReader {
    private final ConfigObject document;
    private final List<Site> sites;

    FormatsReader(ConfigObject document, List<Site> sites) {
        this.document = document;
        this.sites = sites;
    }

    /** By site id. */
    Map<String, SiteFormats> read() {
        boolean geoPoses = false;
        boolean binaryPoses = false;
        if (document.has("formats")) {
            ConfigObject formats = document.object("formats").orElseThrow();
            geoPoses = formats.flag("geoPose", false);
            binaryPoses = formats.flag("binaryPoses", false);
            formats.refuseOtherKeys();
        }
        Map<String, List<AdapterOptions>> adapters = adapters();
        Map<String, SiteFormats> bySite = new HashMap<>();
        for (Site site : sites) {
            List<AdapterOptions> own = adapters.getOrDefault(site.id(), List.of());
            bySite.put(site.id(), new SiteFormats(binaryPoses, geoPoses, own));
        }
        return bySite;
    }

    private Map<String, List<AdapterOptions>> adapters() {
        Map<String, List<AdapterOptions>> bySite = new HashMap<>();
        Set<String> sources = new HashSet<>();
        for (ConfigObject object : document.objects("adapters")) {
            String site =
                    object.text("site").orElse(sites.size() == 1 ? sites.get(0).id() : "");
            if (sites.stream().noneMatch(known -> known.id().equals(site))) {
                object.fault("site", "must be the id of one of the sites");
            }
            new AdapterOptionsReader(object).read().ifPresent(adapter -> {
                if (!sources.add(site + "/" + adapter.source())) {
                    object.fault("source", "is that of another adapter of the site; give each its own");
                }
                bySite.computeIfAbsent(site, id -> new ArrayList<>()).add(adapter);
            });
        }
        return bySite;
    }
}
