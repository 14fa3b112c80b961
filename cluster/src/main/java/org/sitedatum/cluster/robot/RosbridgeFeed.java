package org.sitedatum.cluster.robot;

import java.util.List;
import org.sitedatum.cluster.live.LiveListener;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.cluster.live.LivePose;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.mqtt.rosbridge.LinkCounts;
import org.sitedatum.mqtt.rosbridge.LinkOptions;
import org.sitedatum.mqtt.rosbridge.RosbridgeLink;
import org.sitedatum.mqtt.rosbridge.RosbridgeOptions;
import org.sitedatum.mqtt.rosbridge.RosbridgeOutput;

/** The robots of a site at one rosbridge server. On the live thread, which it never holds up. */
final class RosbridgeFeed implements LiveListener, AutoCloseable {

    private final LiveSite site;
    private final RosbridgeOptions options;
    private final RosbridgeOutput output;
    private final RosbridgeLink link;
    private final OwnWord word;

    RosbridgeFeed(LiveSite site, RosbridgeOptions options, LinkOptions bounds) {
        this.site = site;
        this.options = options;
        this.output = new RosbridgeOutput(options);
        this.word = new OwnWord(site, output::concerns);
        this.link = RosbridgeLink.open(options.address(), output.greeting(), bounds);
        site.listen(this);
    }

    @Override
    public void onPoses(List<LivePose> poses) {
        for (LivePose pose : poses) {
            word.of(pose).ifPresent(said -> output.of(said).forEach(link::send));
        }
    }

    @Override
    public void onNotice(LiveNotice notice) {
        word.of(notice).flatMap(output::of).ifPresent(link::send);
    }

    /** Where the server is. */
    String address() {
        return options.address().toString();
    }

    LinkCounts counts() {
        return link.counts();
    }

    @Override
    public void close() {
        site.leave(this);
        link.close();
    }
}
