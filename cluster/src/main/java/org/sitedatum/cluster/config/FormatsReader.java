package org.sitedatum.cluster.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.mqtt.vda5050.VdaOptions;
import org.sitedatum.mqtt.vda5050.VdaRobot;
import org.sitedatum.mqtt.vda5050.VdaVersion;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.positioning.site.Site;

/**
 * Reads {@code "formats": {"geoPose": true, "binaryPoses": true, "vda5050": {"version": "2.1", "interfaceName": "sitedatum",
 * "initPosition": "uagv", "projectFromSite": [x, y, theta], "maps": [{"floor": "g", "id": "hall"}], "robots": [{"trackable": "agv-1", "manufacturer": "KIT",
 * "serialNumber": "0001"}]}}} for all sites and {@code "adapters": [{"kind": "pozyx", "topic":
 * "tags", "source": "hall-b", "frame": "hall-b-plan", "site": "hq"}]}; {@code site} may be left out when there is one. An adapter
 * with a {@code connect} has a connection of its own: {@link FeedOptionsReader}.
 */
final class FormatsReader {
    private final ConfigObject document;
    private final List<Site> sites;
    private final Path path;
    private final Map<String, String> environment;
    private final List<FeedOptions> feeds = new ArrayList<>();

    FormatsReader(ConfigObject document, List<Site> sites, Path path, Map<String, String> environment) {
        this.document = document;
        this.sites = sites;
        this.path = path;
        this.environment = environment;
    }

    /** The adapters with connections of their own, once {@link #read} is done. */
    List<FeedOptions> feeds() {
        return feeds;
    }

    /** By site id. */
    Map<String, SiteFormats> read() {
        boolean geoPoses = false;
        boolean binaryPoses = false;
        Optional<VdaOptions> fleet = Optional.empty();
        if (document.has("formats")) {
            ConfigObject formats = document.object("formats").orElseThrow();
            geoPoses = formats.flag("geoPose", false);
            binaryPoses = formats.flag("binaryPoses", false);
            fleet = formats.object("vda5050").flatMap(FormatsReader::fleet);
            formats.refuseOtherKeys();
        }
        Map<String, List<AdapterOptions>> adapters = adapters();
        Map<String, SiteFormats> bySite = new HashMap<>();
        for (Site site : sites) {
            List<AdapterOptions> own = adapters.getOrDefault(site.id(), List.of());
            bySite.put(site.id(), new SiteFormats(binaryPoses, geoPoses, fleet, own));
        }
        return bySite;
    }

    private static Optional<VdaOptions> fleet(ConfigObject object) {
        String number = object.text("version").orElse(VdaVersion.V2_1.number());
        Optional<VdaVersion> version = VdaVersion.find(number);
        if (version.isEmpty()) {
            object.fault("version", "must be 2.0, 2.1 or 3.0");
        }
        String interfaceName = object.id("interfaceName").orElse("sitedatum");
        Optional<String> initPosition = object.id("initPosition");
        List<Double> place = object.numbers("projectFromSite", List.of(0.0, 0.0, 0.0));
        RigidTransform projectFromSite =
                new RigidTransform(Quaternion.ofYaw(place.get(2)), new Vector3(place.get(0), place.get(1), 0));
        Map<String, String> maps = new HashMap<>();
        for (ConfigObject map : object.objects("maps")) {
            maps.put(map.id("floor").orElse(""), map.text("id").orElse(""));
            map.refuseOtherKeys();
        }
        Map<String, VdaRobot> robots = new HashMap<>();
        for (ConfigObject robot : object.objects("robots")) {
            String trackable = robot.id("trackable").orElse("");
            String manufacturer = robot.id("manufacturer").orElse("sitedatum");
            robots.put(
                    trackable,
                    new VdaRobot(manufacturer, robot.id("serialNumber").orElse(trackable)));
            if (trackable.isEmpty()) {
                robot.fault("trackable", "must be the id of a trackable");
            }
            robot.refuseOtherKeys();
        }
        object.refuseOtherKeys();
        return version.map(known -> new VdaOptions(interfaceName, known, projectFromSite, maps, robots, initPosition));
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
                Optional<ConfigObject> connect = object.object("connect");
                if (connect.isPresent()) {
                    new FeedOptionsReader(connect.get(), path, environment)
                            .read(site, adapter)
                            .ifPresent(feeds::add);
                } else {
                    bySite.computeIfAbsent(site, id -> new ArrayList<>()).add(adapter);
                }
            });
        }
        return bySite;
    }
}
