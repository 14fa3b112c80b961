package org.sitedatum.cluster.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.mqtt.rosbridge.LinkCounts;
import org.sitedatum.mqtt.rosbridge.LinkOptions;
import org.sitedatum.mqtt.rosbridge.RosbridgeOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a node tells robots beside its own topics. One thread starts and closes it. */
public final class RobotLinks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RobotLinks.class);

    private final List<RosbridgeFeed> feeds = new ArrayList<>();
    private final List<RobotGuide> guides = new ArrayList<>();

    private RobotLinks() {}

    /**
     * Begins to connect, in the background.
     *
     * @param bridges rosbridge servers
     * @param formats by site: a fleet that wants its lost robots told is served
     */
    public static RobotLinks start(
            List<RosbridgeOptions> bridges, Map<String, SiteFormats> formats, Node node, LiveSites live) {
        RobotLinks links = new RobotLinks();
        for (RosbridgeOptions bridge : bridges) {
            Optional<LiveSite> site =
                    bridge.site().or(() -> node.sites().stream().findFirst()).flatMap(live::find);
            site.ifPresentOrElse(
                    found -> links.feeds.add(new RosbridgeFeed(found, bridge, LinkOptions.USUAL)),
                    () -> LOG.warn("rosbridge at {} is told nothing: its site is not served", bridge.address()));
        }
        formats.forEach((id, spoken) -> spoken.fleet()
                .filter(fleet -> fleet.initPosition().isPresent())
                .ifPresent(fleet -> live.find(id)
                        .ifPresent(
                                site -> links.guides.add(new RobotGuide(site, fleet, node.broker(), live::nowNanos)))));
        return links;
    }

    /** Says in a line each whom it is connected to. */
    public void sayHello(Consumer<String> line) {
        feeds.forEach(feed -> line.accept("rosbridge " + feed.address()));
        guides.forEach(guide -> line.accept("lost robots of VDA 5050 are told where they are"));
    }

    /** Whether everything is connected. */
    public boolean isUp() {
        return guides.stream().allMatch(RobotGuide::isUp)
                && feeds.stream().allMatch(feed -> feed.counts().connections() > 0);
    }

    /** What went to each rosbridge server so far. */
    public List<LinkCounts> counts() {
        return feeds.stream().map(RosbridgeFeed::counts).toList();
    }

    @Override
    public void close() {
        feeds.forEach(RosbridgeFeed::close);
        guides.forEach(RobotGuide::close);
    }
}
