package org.sitedatum.cluster.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.NodeOptionsReader;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.mqtt.session.BrokerAddress;

/** {@code cluster status}: who owns what, from what stands at the broker, and which members answer. */
final class ClusterCommand implements Command {

    private static final int CONNECT_MILLIS = 1_000;

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String summary() {
        return "the nodes of a cluster and which owns what";
    }

    @Override
    public String usage() {
        return """
                cluster status --config FILE
                  --config FILE     the configuration of one of the nodes
                of each sector: its owner, the epoch, rates and the longest lag of a fix in the last five seconds,
                owners that followed another since this one came, and known problems
                exit code 1 when a sector has no owner or a member does not answer""";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException, InterruptedException {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of("--config"));
        String what = arguments.onlyOperand("\"status\"");
        if (!what.equals("status")) {
            throw CommandException.wrongArguments("\"" + what + "\" is not \"status\"");
        }
        NodeOptions options = options(arguments);
        ClusterOptions cluster = options.cluster()
                .orElseThrow(() -> CommandException.wrongArguments("the configuration has no \"cluster\""));
        boolean membersGood = tellMembers(cluster, terminal);
        boolean sectorsGood = tellSectors(broker(options), terminal);
        return membersGood && sectorsGood ? ExitCode.GOOD : ExitCode.FAILED;
    }

    private static NodeOptions options(Arguments arguments) throws CommandException {
        try {
            return NodeOptionsReader.read(Arguments.path(arguments.get("--config")), System.getenv());
        } catch (ConfigurationException faulty) {
            throw CommandException.unreadable(faulty);
        }
    }

    private static BrokerAddress broker(NodeOptions options) {
        if (options.broker() instanceof BrokerOptions.External external) {
            return external.address();
        }
        BrokerOptions.Embedded embedded = (BrokerOptions.Embedded) options.broker();
        return BrokerAddress.parse("mqtt://127.0.0.1:" + embedded.options().port());
    }

    private static boolean tellMembers(ClusterOptions cluster, Terminal terminal) {
        boolean all = true;
        for (MemberAddress member : cluster.members().members()) {
            boolean answers = answers(member);
            all &= answers;
            terminal.out().printf("member %-24s %s%n", member, answers ? "answers" : "does not answer");
        }
        return all;
    }

    private static boolean answers(MemberAddress member) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(member.host(), member.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException silent) {
            return false;
        }
    }

    private static boolean tellSectors(BrokerAddress broker, Terminal terminal)
            throws CommandException, InterruptedException {
        Map<String, NodeStatus> statuses = new TreeMap<>(StandingStatuses.fetch(broker));
        if (statuses.isEmpty()) {
            throw CommandException.failed("no status stands at the broker " + broker + ": does a node run?");
        }
        boolean all = true;
        for (Map.Entry<String, NodeStatus> sector : statuses.entrySet()) {
            NodeStatus status = sector.getValue();
            all &= status.state() == NodeStatus.State.ONLINE;
            terminal.out()
                    .printf(
                            "sector %s: %s %s, epoch %d, %.1f fixes/s, %.1f poses/s, lag %.1f ms, %d failovers%n",
                            sector.getKey(),
                            status.state() == NodeStatus.State.ONLINE ? "owner" : "no owner, last was",
                            status.owner(),
                            status.epoch(),
                            status.rates().getOrDefault("fixes", 0.0),
                            status.rates().getOrDefault("poses", 0.0),
                            1e3 * status.lagSeconds(),
                            status.failovers());
            status.health().forEach((of, problem) -> terminal.out().printf("  %s: %s%n", of, problem));
        }
        return all;
    }
}
