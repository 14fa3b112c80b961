package org.sitedatum.cluster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sitedatum.cluster.ClusteredNode;
import org.sitedatum.cluster.Node;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.api.NodeHttp;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.HttpSection;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.NodeOptionsReader;
import org.sitedatum.cluster.config.RosbridgeSection;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.cluster.feed.Feeds;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.robot.RobotLinks;
import org.sitedatum.cluster.store.StoreException;
import org.sitedatum.mqtt.BridgeCounts;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.rosbridge.RosbridgeOptions;

/** {@code serve}: a node until it is told to stop. */
final class ServeCommand implements Command {

    private static final Set<String> VALUED = Set.of("--config", "--site", "--seconds");
    private static final Path DEFAULT_SITE = Path.of("site.json");

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "a node: fixes in and poses out over MQTT, until stopped";
    }

    @Override
    public String usage() {
        return """
                serve [--config FILE] [--site FILE] [--seconds N]
                  --config FILE     JSON: {"sites": ["site.json"], "broker": {...}, "engine": {...}, "cluster": {...},
                                    "http": {...}}; without it the node starts its own broker on 127.0.0.1:1883 and
                                    answers HTTP on 127.0.0.1:8080
                  --site FILE       the site document, in place of the configuration's; default site.json here
                  --seconds N       ends by itself
                ends with exit code 0 on SIGTERM or SIGINT""";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException, InterruptedException {
        Arguments arguments = Arguments.parse(words, Set.of(), VALUED);
        arguments.noOperands();
        double seconds = arguments.number("--seconds", Double.MAX_VALUE, 0);
        HttpSection section = httpSection(arguments, terminal);
        NodeOptions options = ServedHttp.withStore(section, options(arguments, terminal));
        List<RosbridgeOptions> bridges = rosbridges(arguments, options, terminal);
        LiveSites live = new LiveSites(EpochNanoClock.system());
        try (StopSignal stop = StopSignal.install();
                Node node = start(options, live);
                RobotLinks robots = RobotLinks.start(bridges, options.formats(), node, live)) {
            robots.sayHello(terminal.out()::println);
            Optional<Feeds> feeds =
                    Feeds.start(options.id(), options.feeds(), node.broker(), live, EpochNanoClock.system());
            Optional<NodeHttp> http = ServedHttp.start(section, options, node, live, terminal);
            Queue<String> faults = new ConcurrentLinkedQueue<>();
            node.fault().thenAccept(reason -> {
                faults.add(reason);
                stop.raise();
            });
            sayHello(node, terminal);
            boolean asked = stop.await(seconds);
            feeds.ifPresent(Feeds::close);
            if (!faults.isEmpty()) {
                http.ifPresent(NodeHttp::close);
                throw CommandException.failed(faults.remove());
            }
            terminal.err().println(asked ? "stopping" : "time is up");
            http.ifPresent(answering -> ServedHttp.retire(answering, node, options));
            http.ifPresent(NodeHttp::close);
            node.close();
            sayCounts(node, terminal);
        }
        return ExitCode.GOOD;
    }

    private static Node start(NodeOptions options, LiveSites live) throws CommandException {
        EpochNanoClock clock = EpochNanoClock.system();
        try {
            return options.cluster().isPresent()
                    ? ClusteredNode.start(options, options.cluster().get(), clock, live)
                    : SpatialNode.start(options, clock, live);
        } catch (IOException | StoreException cannotStart) {
            throw CommandException.failed(cannotStart);
        }
    }

    private static HttpSection httpSection(Arguments arguments, Terminal terminal) throws CommandException {
        try {
            return arguments.has("--config")
                    ? HttpSection.read(Arguments.path(arguments.get("--config")), System.getenv())
                    : HttpSection.unsaid();
        } catch (ConfigurationException faulty) {
            throw unusable(faulty, terminal);
        }
    }

    private static List<RosbridgeOptions> rosbridges(Arguments arguments, NodeOptions options, Terminal terminal)
            throws CommandException {
        try {
            return arguments.has("--config")
                    ? RosbridgeSection.read(Arguments.path(arguments.get("--config")), options.sites())
                    : List.of();
        } catch (ConfigurationException faulty) {
            throw unusable(faulty, terminal);
        }
    }

    private static CommandException unusable(ConfigurationException faulty, Terminal terminal) {
        faulty.faults().forEach(terminal.err()::println);
        int count = faulty.faults().size();
        return CommandException.unreadable(
                faulty.document() + " cannot be used: " + count + (count == 1 ? " fault" : " faults"));
    }

    private static NodeOptions options(Arguments arguments, Terminal terminal) throws CommandException {
        try {
            NodeOptions options = arguments.has("--config")
                    ? NodeOptionsReader.read(Arguments.path(arguments.get("--config")), System.getenv())
                    : NodeOptions.of(List.of());
            if (arguments.has("--site")) {
                return options.withSites(List.of(SiteFile.read(Arguments.path(arguments.get("--site")))));
            }
            if (!options.sites().isEmpty()
                    || options.cluster().isPresent()
                    || options.store().isPresent()) {
                return options;
            }
            if (!Files.exists(DEFAULT_SITE)) {
                throw CommandException.wrongArguments("no site to serve: give --site FILE, or --config FILE with"
                        + " \"sites\", or put " + DEFAULT_SITE + " here");
            }
            return options.withSites(List.of(SiteFile.read(DEFAULT_SITE)));
        } catch (ConfigurationException faulty) {
            throw unusable(faulty, terminal);
        }
    }

    private static void sayHello(Node node, Terminal terminal) {
        terminal.out().println("broker " + node.broker());
        for (String site : node.sites()) {
            terminal.out()
                    .printf(
                            "site %s: watch it with mosquitto_sub -h %s -p %d -t 'sitedatum/%s/pose/#'%n",
                            site, node.broker().host(), node.broker().port(), site);
        }
    }

    private static void sayCounts(Node node, Terminal terminal) {
        for (String site : node.sites()) {
            BridgeCounts counts = node.counts(site);
            terminal.out()
                    .printf(
                            "site %s: %d fixes, %d rejected, %d poses, %d messages dropped%n",
                            site,
                            counts.fixes(),
                            counts.rejected(),
                            counts.poses(),
                            counts.out().dropped());
        }
    }
}
