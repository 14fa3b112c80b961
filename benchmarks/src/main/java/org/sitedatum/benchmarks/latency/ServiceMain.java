package org.sitedatum.benchmarks.latency;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sitedatum.benchmarks.workload.HallSite;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.samples.client.StockConnection;

/**
 * The process under test: {@code node|relay PORT BODIES}, port 0 for an embedded broker of its own. Says {@code ready PORT}
 * when it works and ends with its standard input.
 */
public final class ServiceMain {

    /** Where the relay sends what it hears. */
    static final String RELAYED = "sitedatum/hall/pose/relayed";

    private static final String FIXES = "sitedatum/hall/fix/+";

    private ServiceMain() {}

    /** Serves until standard input ends. */
    public static void main(String[] words) throws IOException, InterruptedException, MqttException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int port = Integer.parseInt(words[1]);
        if (words[0].equals("node")) {
            serve(port, Integer.parseInt(words[2]), out);
        } else {
            relay(port, out);
        }
        Runtime.getRuntime().exit(0);
    }

    private static void serve(int port, int bodies, PrintStream out) throws IOException, InterruptedException {
        BrokerOptions broker = port == 0
                ? new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0))
                : new BrokerOptions.External(BrokerAddress.parse("mqtt://127.0.0.1:" + port));
        NodeOptions options = NodeOptions.of(List.of(HallSite.of(bodies))).withBroker(broker);
        try (SpatialNode node = SpatialNode.start(options, EpochNanoClock.system())) {
            if (!node.awaitUp(Duration.ofSeconds(20))) {
                throw new IOException("the node did not come up");
            }
            out.println("ready " + node.broker().port());
            awaitEnd();
        }
    }

    private static void relay(int port, PrintStream out) throws IOException, MqttException {
        if (port == 0) {
            try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0))) {
                relayThrough(broker.port(), out);
            }
        } else {
            relayThrough(port, out);
        }
    }

    /** Two connections, as the node has: one hears, the other tells. */
    private static void relayThrough(int port, PrintStream out) throws IOException, MqttException {
        String url = "mqtt://127.0.0.1:" + port;
        try (StockConnection told = StockConnection.open(url, "relay-out", List.of(), (topic, payload) -> {});
                StockConnection heard = StockConnection.open(
                        url, "relay-in", List.of(FIXES), (topic, payload) -> told.publish(RELAYED, payload))) {
            out.println("ready " + port);
            awaitEnd();
        }
    }

    private static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
