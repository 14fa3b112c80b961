package org.sitedatum.cluster.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.sitedatum.cluster.record.FixRecorder;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;

/** {@code record}: what the broker carries, as a recording. */
final class RecordCommand implements Command {

    private static final Set<String> VALUED = Set.of("--site", "--out", "--broker", "--ca", "--seconds", "--format");
    private static final String DEFAULT_BROKER = "mqtt://127.0.0.1:1883";

    @Override
    public String name() {
        return "record";
    }

    @Override
    public String summary() {
        return "what the broker carries for a site, as a recording";
    }

    @Override
    public String usage() {
        return """
                record --site S --out PLACE [--format folder|mcap] [--broker URL] [--ca FILE] [--seconds N]
                  --site S          site id; its document is the one its node stands for at the broker
                  --out PLACE       a folder without a recording, or a file.mcap that is not there yet
                  --format F        folder (default) or mcap, which Foxglove and others open
                  --broker URL      mqtt[s]://[user[:password]@]host[:port]; default mqtt://127.0.0.1:1883
                  --ca FILE         PEM of the authority that signed the broker's certificate
                  --seconds N       ends by itself
                ends with exit code 0 on SIGTERM or SIGINT""";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws CommandException, InterruptedException {
        Arguments arguments = Arguments.parse(words, Set.of(), VALUED);
        arguments.noOperands();
        String site = arguments.get("--site");
        Path folder = Arguments.path(arguments.get("--out"));
        FixRecorder.Format format = format(arguments, folder);
        double seconds = arguments.number("--seconds", Double.MAX_VALUE, 0);
        BrokerAddress broker = broker(arguments);
        try (StopSignal stop = StopSignal.install();
                FixRecorder recorder = FixRecorder.start(broker, site, folder, format, EpochNanoClock.system())) {
            terminal.err().println("recording " + site + " from " + broker + " to " + folder);
            recorder.recordUntil(stop::await, seconds);
            terminal.out()
                    .printf(
                            "%d fixes recorded, %d messages refused, %d lost%n",
                            recorder.recorded(), recorder.refused(), recorder.lost());
        } catch (IllegalArgumentException notAnId) {
            throw CommandException.wrongArguments(notAnId);
        } catch (IOException problem) {
            throw CommandException.failed(problem);
        }
        return ExitCode.GOOD;
    }

    private static FixRecorder.Format format(Arguments arguments, Path place) throws CommandException {
        String word = arguments.find("--format").orElse("folder");
        boolean named = place.toString().endsWith(".mcap");
        return switch (word) {
            case "folder" -> FixRecorder.Format.FOLDER;
            case "mcap" -> {
                if (!named) {
                    throw CommandException.wrongArguments("--out must end with .mcap for --format mcap");
                }
                yield FixRecorder.Format.MCAP;
            }
            default -> throw CommandException.wrongArguments("--format must be folder or mcap");
        };
    }

    private static BrokerAddress broker(Arguments arguments) throws CommandException {
        try {
            BrokerAddress address =
                    BrokerAddress.parse(arguments.find("--broker").orElse(DEFAULT_BROKER));
            return arguments.has("--ca") ? address.withCaFile(Arguments.path(arguments.get("--ca"))) : address;
        } catch (IllegalArgumentException notAnAddress) {
            throw CommandException.wrongArguments(notAnAddress);
        }
    }
}
