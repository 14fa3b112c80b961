package org.sitedatum.samples.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.sitedatum.cluster.cli.Command;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.Terminal;
import org.sitedatum.samples.record.SimulationRecorder;

/** {@code sitedatum demo}: the whole way from simulated sensors to scored poses, live; or the same as a recording. */
public final class DemoCommand implements Command {

    private static final int USUAL_PORT = 1883;
    private static final int PORTS_TRIED = 100;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "runs a node against a simulated building and scores its poses";
    }

    @Override
    public String usage() {
        return String.join(
                "\n",
                "demo [--seconds N] [--port P] [--seed S] [--nodes N]",
                "       sitedatum demo --record DIR [--seconds N] [--seed S]",
                "",
                "  --seconds N   ends after N seconds with a summary, exit code 0 only when all was good",
                "  --port P      port of the MQTT broker on this machine (1883, or the next free one)",
                "  --seed S      another run of the same building (1)",
                "  --nodes N     3 or 5 node processes at one broker; after 20 s, or half the time, the one that",
                "                serves is killed, and the summary says what a subscriber saw (40 s)",
                "  --record DIR  writes N seconds (120) as a recording with truth, at once, without a node");
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException, InterruptedException {
        DemoOptions options = DemoOptions.parse(words);
        if (options.record().isPresent()) {
            return record(options.record().get(), options, terminal);
        }
        return new DemoRun(options, brokerPort(options, terminal), terminal).run();
    }

    private static int record(Path folder, DemoOptions options, Terminal terminal) throws CommandException {
        try {
            long fixes = SimulationRecorder.record(folder, options.seed(), options.seconds());
            terminal.out()
                    .println("recorded " + options.seconds() + " s of the sample building, " + fixes
                            + " fixes with truth, in " + folder + "\nscore it: sitedatum replay " + folder);
            return ExitCode.GOOD;
        } catch (IOException notWritten) {
            throw CommandException.unreadable("cannot record: " + notWritten.getMessage());
        }
    }

    private static int brokerPort(DemoOptions options, Terminal terminal) throws CommandException {
        if (options.port().isPresent()) {
            int wanted = options.port().get();
            if (!FreePort.isFree(wanted)) {
                throw CommandException.failed("port " + wanted + " is taken on this machine; choose another --port");
            }
            return wanted;
        }
        OptionalInt free = FreePort.find(USUAL_PORT, PORTS_TRIED);
        if (free.isEmpty()) {
            throw CommandException.failed("no free port from " + USUAL_PORT + " on; name one with --port");
        }
        if (free.getAsInt() != USUAL_PORT) {
            terminal.out()
                    .println("Port " + USUAL_PORT + " is taken: the demo's broker uses " + free.getAsInt() + ".\n");
        }
        return free.getAsInt();
    }
}
