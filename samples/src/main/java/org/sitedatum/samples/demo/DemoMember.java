package org.sitedatum.samples.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sitedatum.cluster.ClusteredNode;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.StopSignal;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.samples.building.SampleBuilding;

/**
 * One of several nodes of the demo, a process of its own: {@code DemoMember SECRET BROKER FOLDER ID MEMBER...}. It ends with
 * SIGTERM, or when its standard input ends because the demo has.
 *
 * <p>Unlike real ones the nodes share no store: the building is part of the program and nobody changes it.
 */
final class DemoMember {

    private static final int FIRST_MEMBER = 4;

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
        WarmUp.run();
        try (StopSignal stop = StopSignal.install();
                ClusteredNode node = ClusteredNode.start(options, cluster, EpochNanoClock.system())) {
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
