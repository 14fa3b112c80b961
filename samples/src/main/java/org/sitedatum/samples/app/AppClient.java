package org.sitedatum.samples.app;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.Command;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.StopSignal;
import org.sitedatum.cluster.cli.Terminal;
import org.sitedatum.samples.client.PoseMessage;
import org.sitedatum.samples.client.StockConnection;

/** {@code sitedatum app}: where everybody is, printed as a table every few seconds. */
public final class AppClient implements Command {

    private final Map<String, PoseMessage> newest = new ConcurrentSkipListMap<>();

    @Override
    public String name() {
        return "app";
    }

    @Override
    public String summary() {
        return "sample client: prints where everybody is";
    }

    @Override
    public String usage() {
        return "app [--broker mqtt://127.0.0.1:1883] [--site sample-building] [--every 2] [--seconds N]\n\n"
                + "  run it while a demo runs in another terminal";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException, InterruptedException {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of("--broker", "--site", "--every", "--seconds"));
        arguments.noOperands();
        String broker = arguments.find("--broker").orElse("mqtt://127.0.0.1:1883");
        String topic = "sitedatum/" + arguments.find("--site").orElse("sample-building") + "/pose/+";
        double seconds = arguments.number("--seconds", 0, 0);
        double every = arguments.number("--every", 2, 0.1);

        try (StopSignal end = StopSignal.install();
                StockConnection connection = StockConnection.open(
                        broker,
                        "sample-app-" + ProcessHandle.current().pid(),
                        List.of(topic),
                        (where, payload) -> remember(payload, terminal))) {
            double elapsed = 0;
            while ((seconds == 0 || elapsed < seconds) && !end.await(every)) {
                elapsed += every;
                terminal.out().println(connection.isOpen() ? table() : "reconnecting to " + broker);
            }
        } catch (MqttException unreachable) {
            throw CommandException.failed("no broker at " + broker + ": start \"sitedatum demo\" first, or name another"
                    + " with --broker (" + unreachable.getMessage() + ")");
        }
        return newest.isEmpty() ? ExitCode.FAILED : ExitCode.GOOD;
    }

    private void remember(byte[] payload, Terminal terminal) {
        try {
            PoseMessage pose = PoseMessage.read(payload);
            newest.put(pose.trackable(), pose);
        } catch (IOException unreadable) {
            terminal.err().println("ignored a pose: " + unreadable.getMessage());
        }
    }

    private String table() {
        if (newest.isEmpty()) {
            return "no pose yet";
        }
        StringBuilder text = new StringBuilder(
                String.format("%-12s %-8s %8s %8s %8s  %-9s %s%n", "body", "floor", "x", "y", "z", "state", "within"));
        newest.forEach((body, pose) -> text.append(String.format(
                Locale.ROOT,
                "%-12s %-8s %8.2f %8.2f %8.2f  %-9s %s%n",
                body,
                pose.floor(),
                pose.position().x(),
                pose.position().y(),
                pose.position().z(),
                pose.state(),
                Double.isNaN(pose.protectionLevel())
                        ? "-"
                        : String.format(Locale.ROOT, "%.2f m", pose.protectionLevel()))));
        return text.toString();
    }
}
