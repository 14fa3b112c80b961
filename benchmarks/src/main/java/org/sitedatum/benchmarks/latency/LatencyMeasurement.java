package org.sitedatum.benchmarks.latency;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.benchmarks.report.BenchFailure;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Numbers;
import org.sitedatum.benchmarks.report.Table;

/** {@code bench latency}. */
public final class LatencyMeasurement implements Measurement {

    private static final int[] RATES = {1_000, 10_000};
    private static final int WARM_RATE = 10_000;
    private static final int BATCHED_RATE = 50_000;
    private static final int PER_MESSAGE = 20;
    private static final int FIXES_PER_BODY = 10;

    /** Of the warm-up and of each run, none of them twice. */
    private static final int BODIES = (WARM_RATE + 1_000 + 10_000 + BATCHED_RATE) / FIXES_PER_BODY;

    private static final String RELAY = "relay";
    private static final String NODE = "node";

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String summary() {
        return "fix in to pose out through MQTT (embedded broker, and Mosquitto when present), beside a bare relay";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        try {
            List<Table> tables = new ArrayList<>();
            Optional<Path> mosquitto = Mosquitto.binary();
            if (mosquitto.isPresent()) {
                try (Mosquitto broker = Mosquitto.start(mosquitto.get())) {
                    tables.add(compare("Mosquitto", broker.port(), effort, progress));
                }
            } else {
                progress.println("bench: no mosquitto on the PATH, embedded broker only");
            }
            tables.add(compare("the embedded broker in the process of the node or relay", 0, effort, progress));
            return tables;
        } catch (IOException failed) {
            throw new BenchFailure(failed.getMessage(), failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("stopped", stop);
        }
    }

    private static Table compare(String broker, int port, Effort effort, PrintStream progress)
            throws IOException, InterruptedException {
        Map<Integer, Map<String, LatencyRun.Outcome>> outcomes = new TreeMap<>();
        Optional<LatencyRun.Outcome> batched = Optional.empty();
        Optional<String> broken = Optional.empty();
        for (String kind : List.of(RELAY, NODE)) {
            try (Service service = Service.start(kind, port, BODIES)) {
                progress.println("bench: " + kind + " through " + broker + ", warming up");
                int body = WARM_RATE / FIXES_PER_BODY;
                new LatencyRun(service, WARM_RATE, 0, body, 1).run(effort.choose(8, 20), 1);
                for (int rate : RATES) {
                    progress.println("bench: " + kind + " through " + broker + ", " + rate + "/s");
                    LatencyRun run = new LatencyRun(service, rate, body, rate / FIXES_PER_BODY, 1);
                    body += rate / FIXES_PER_BODY;
                    outcomes.computeIfAbsent(rate, r -> new TreeMap<>()).put(kind, run.run(1, effort.choose(3, 20)));
                }
                if (kind.equals(NODE)) {
                    progress.println("bench: node through " + broker + ", " + BATCHED_RATE + "/s in arrays");
                    LatencyRun run =
                            new LatencyRun(service, BATCHED_RATE, body, BATCHED_RATE / FIXES_PER_BODY, PER_MESSAGE);
                    try {
                        batched = Optional.of(run.run(2, effort.choose(3, 20)));
                    } catch (IOException broke) {
                        broken = Optional.of("the node broke at " + BATCHED_RATE + "/s: " + broke.getMessage());
                    }
                }
            }
        }
        Table table = new Table(
                "Latency through " + broker, "who, fixes/s", "p50 us", "p99", "p99.9", "CPU us/fix", "sent", "lost");
        outcomes.forEach((rate, both) -> {
            both.forEach((kind, outcome) -> add(table, kind + ", " + Numbers.of(rate), outcome));
            ratio(table, rate, both.get(NODE), both.get(RELAY));
        });
        batched.ifPresent(
                outcome -> add(table, "node, " + Numbers.of(BATCHED_RATE) + " in arrays of " + PER_MESSAGE, outcome));
        broken.ifPresent(table::note);
        return table.note(
                        "from the instant a fix was to be sent to its pose received, 10 fixes per body and s, JSON, QoS 0;")
                .note(
                        "the relay is two Paho connections that send each fix on unread. Targets: p50 at most 1.5x, p99 2x")
                .note("the relay, p50 at most 180 us through Mosquitto and 100 us embedded, CPU at most 25 us per fix");
    }

    private static void add(Table table, String who, LatencyRun.Outcome outcome) {
        table.row(
                who,
                Numbers.of(outcome.latency().getValueAtPercentile(50)),
                Numbers.of(outcome.latency().getValueAtPercentile(99)),
                Numbers.of(outcome.latency().getValueAtPercentile(99.9)),
                Numbers.of(outcome.cpuMicros()),
                Numbers.of(outcome.sent()),
                Long.toString(outcome.lost()));
    }

    private static void ratio(Table table, int rate, LatencyRun.Outcome node, LatencyRun.Outcome relay) {
        table.row(
                "node to relay, " + Numbers.of(rate),
                ratio(node, relay, 50),
                ratio(node, relay, 99),
                ratio(node, relay, 99.9),
                Numbers.ratio(node.cpuMicros(), relay.cpuMicros()));
    }

    private static String ratio(LatencyRun.Outcome node, LatencyRun.Outcome relay, double percentile) {
        return Numbers.ratio(
                node.latency().getValueAtPercentile(percentile), relay.latency().getValueAtPercentile(percentile));
    }
}
