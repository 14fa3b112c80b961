package org.sitedatum.samples.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sitedatum.cluster.ClusteredNode;
import org.sitedatum.cluster.api.HttpParts;
import org.sitedatum.cluster.api.NodeHttp;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.StopSignal;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.samples.building.SampleBuilding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of several nodes of the demo, a process of its own: {@code DemoMember SECRET BROKER FOLDER ID PORT MEMBER...}, the port that of its page. It ends with
 * SIGTERM, or when its standard input ends because the demo has.
 *
 * <p>Unlike real ones the nodes share no store: the building is part of the program and nobody changes it.
 */
final class DemoMember {

    private static final Logger LOG = LoggerFactory.getLogger(DemoMember.class);

    private static final int FIRST_MEMBER = 5;

    private DemoMember() {}

    /** Runs the node. */
    public static void main(String[] words) throws IOException, InterruptedException {
        List<MemberAddress> members =
                Stream.of(words).skip(FIRST_MEMBER).map(MemberAddress::parse).toList();
        Path folder = Path.of(words[2]);
        ClusterOptions cluster = new ClusterOptions(
                new MemberOptions(words[3], members, words[0]), folder, StoreAddress.inFolder(folder));
        NodeOptions options = NodeOptions.of(List.of(new SampleBuilding().site()))
                .withBroker(new BrokerOptions.External(BrokerAddress.parse(words[1])));
        HttpOptions http = HttpOptions.demo(Integer.parseInt(words[4]));
        WarmUp.run();
        LiveSites live = new LiveSites(EpochNanoClock.system());
        try (StopSignal stop = StopSignal.install();
                ClusteredNode node = ClusteredNode.start(options, cluster, EpochNanoClock.system(), live);
                NodeHttp page = NodeHttp.start(
                        http,
                        HttpParts.of(words[3], node, live, node.documents().orElseThrow()))) {
            LOG.info("page at {}", page.url());
            node.fault().thenAccept(reason -> stop.raise());
            Thread watching = new Thread(() -> awaitEndOfInput(stop), "demo-input");
            watching.setDaemon(true);
            watching.start();
            stop.await(Double.MAX_VALUE);
        }
        Runtime.getRuntime().exit(ExitCode.GOOD);
    }

    private static void awaitEndOfInput(StopSignal stop) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            stop.raise();
        }
        stop.raise();
    }
}
