package org.sitedatum.cluster.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.mqtt.ros.RosVersion;
import org.sitedatum.mqtt.rosbridge.RosRobot;
import org.sitedatum.mqtt.rosbridge.RosbridgeOptions;
import org.sitedatum.positioning.site.Site;

/**
 * Reads the configuration's section {@code rosbridge}, one object per server:
 *
 * <pre>
 * [{"url": "ws://10.0.0.9:9090", "site": "hq", "ros": 2, "mapFrame": "map", "topicPrefix": "sitedatum", "maxRate": 10,
 *   "robots": [{"trackable": "agv-1", "name": "agv_1", "baseFrame": "agv_1/base_link"},
 *              {"trackable": "agv-2", "odometry": "agv-2.odom", "odomFrame": "agv_2/odom"}]}]
 * </pre>
 *
 * {@code site} may be left out when there is one; names are made of the id where none is given.
 */
public final class RosbridgeSection {

    static final String KEY = "rosbridge";

    private static final double USUAL_RATE = 10;

    private RosbridgeSection() {}

    /**
     * Reads the section of a configuration document.
     *
     * @param sites that the configuration names
     * @throws ConfigurationException with every fault of it
     */
    public static List<RosbridgeOptions> read(Path file, List<Site> sites) throws ConfigurationException {
        List<String> faults = new ArrayList<>();
        List<RosbridgeOptions> bridges = new ArrayList<>();
        for (ConfigObject object : new ConfigObject("", NodeOptionsReader.document(file), faults).objects(KEY)) {
            read(object, sites).ifPresent(bridges::add);
        }
        if (!faults.isEmpty()) {
            throw new ConfigurationException(file.toString(), faults);
        }
        return bridges;
    }

    private static Optional<RosbridgeOptions> read(ConfigObject object, List<Site> sites) {
        Optional<URI> address = object.text("url").flatMap(RosbridgeSection::address);
        if (address.isEmpty()) {
            object.fault("url", "must be like ws://host:9090 or wss://host:9090");
        }
        Optional<String> site = site(object, sites);
        int ros = object.integer("ros", 2, 1, 2);
        String mapFrame = frame(object, "mapFrame", "map");
        String prefix = name(object, "topicPrefix", "sitedatum");
        double maxRate = object.number("maxRate", USUAL_RATE, 0.1, 100);
        List<RosRobot> robots = robots(object);
        object.refuseOtherKeys();
        return address.map(url -> new RosbridgeOptions(
                url, site, ros == 1 ? RosVersion.ROS_1 : RosVersion.ROS_2, mapFrame, prefix, maxRate, robots));
    }

    private static Optional<String> site(ConfigObject object, List<Site> sites) {
        Optional<String> said = object.id("site");
        boolean isKnown = said.isPresent()
                ? sites.isEmpty() || sites.stream().anyMatch(site -> site.id().equals(said.get()))
                : sites.size() <= 1;
        if (!isKnown) {
            object.fault("site", "must be the id of one of the sites");
        }
        return said.or(() -> sites.stream().map(Site::id).findFirst());
    }

    private static List<RosRobot> robots(ConfigObject object) {
        List<RosRobot> robots = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ConfigObject one : object.objects("robots")) {
            String trackable = one.id("trackable").orElse("");
            if (trackable.isEmpty()) {
                one.fault("trackable", "must be the id of a trackable");
            }
            String name = name(one, "name", trackable.isEmpty() ? "robot" : RosRobot.nameOf(trackable));
            Optional<String> odometry = one.id("odometry");
            robots.add(new RosRobot(
                    trackable,
                    name,
                    odometry,
                    frame(one, "odomFrame", name + "/odom"),
                    frame(one, "baseFrame", name + "/base_link")));
            if (!names.add(name)) {
                one.fault("name", "is that of another robot: " + name);
            }
            one.refuseOtherKeys();
        }
        if (robots.isEmpty()) {
            object.fault("robots", "must name one robot or more");
        }
        return robots;
    }

    private static String name(ConfigObject object, String key, String otherwise) {
        String name = object.text(key).orElse(otherwise);
        if (!RosRobot.isName(name)) {
            object.fault(key, "must have letters, digits and underscores and not begin with a digit");
        }
        return name;
    }

    private static String frame(ConfigObject object, String key, String otherwise) {
        String frame = object.text(key).orElse(otherwise);
        if (!RosRobot.isFrame(frame)) {
            object.fault(key, "must be a frame id of ROS, without a slash before it");
        }
        return frame;
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            boolean isSocket = "ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme());
            return isSocket && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
