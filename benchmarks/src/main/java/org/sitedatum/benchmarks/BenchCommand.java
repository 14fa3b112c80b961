package org.sitedatum.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.benchmarks.codec.CodecMeasurement;
import org.sitedatum.benchmarks.engine.EngineMeasurement;
import org.sitedatum.benchmarks.engine.FlatnessMeasurement;
import org.sitedatum.benchmarks.filter.FilterMeasurement;
import org.sitedatum.benchmarks.fusion.FusionMeasurement;
import org.sitedatum.benchmarks.headset.AgreementMeasurement;
import org.sitedatum.benchmarks.headset.HeadsetMeasurement;
import org.sitedatum.benchmarks.headset.PredictionMeasurement;
import org.sitedatum.benchmarks.headset.SocketBytesMeasurement;
import org.sitedatum.benchmarks.latency.LatencyMeasurement;
import org.sitedatum.benchmarks.places.FenceMeasurement;
import org.sitedatum.benchmarks.ranges.RangeMeasurement;
import org.sitedatum.benchmarks.replay.ReplayMeasurement;
import org.sitedatum.benchmarks.report.BenchFailure;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.benchmarks.scene.SceneMeasurement;
import org.sitedatum.benchmarks.walls.WallMeasurement;

/**
 * {@code bench [NAME...] [--quick|--full]}: measures, and prints a table on standard output; without a name lists the
 * names. Progress goes to standard error. Exit codes: 0 measured, 1 it could not be measured, 2 wrong arguments.
 */
public final class BenchCommand {

    private static final int GOOD = 0;
    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private static final List<Measurement> ALL = List.of(
            new FilterMeasurement(),
            new EngineMeasurement(),
            new FlatnessMeasurement(),
            new RangeMeasurement(),
            new FrameMeasurement(),
            new FenceMeasurement(),
            new WallMeasurement(),
            new SceneMeasurement(),
            new CodecMeasurement(),
            new ReplayMeasurement(),
            new FusionMeasurement(),
            new HeadsetMeasurement(),
            new AgreementMeasurement(),
            new PredictionMeasurement(),
            new SocketBytesMeasurement(),
            new LatencyMeasurement());

    private final PrintStream out;
    private final PrintStream err;

    BenchCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Measures and ends the process. */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        // libraries that print must not end up between the tables
        System.setOut(err);
        int exitCode = new BenchCommand(out, err).run(Arrays.asList(words));
        out.flush();
        err.flush();
        Runtime.getRuntime().exit(exitCode);
    }

    int run(List<String> words) {
        List<String> names = new ArrayList<>();
        Effort effort = Effort.QUICK;
        for (String word : words) {
            switch (word) {
                case "--quick" -> effort = Effort.QUICK;
                case "--full" -> effort = Effort.FULL;
                case "--help", "-h" -> {
                    out.print(list());
                    return GOOD;
                }
                default -> names.add(word);
            }
        }
        return names.isEmpty() ? listAll() : run(names, effort);
    }

    private int listAll() {
        out.print(list());
        return GOOD;
    }

    private static String list() {
        StringBuilder text = new StringBuilder("bench [NAME...] [--quick|--full]\n");
        for (Measurement measurement : ALL) {
            text.append(String.format(Locale.ROOT, "  %-9s %s%n", measurement.name(), measurement.summary()));
        }
        return text.append("  all       every one of them\n").toString();
    }

    private int run(List<String> names, Effort effort) {
        List<Measurement> chosen = new ArrayList<>();
        for (String name : names) {
            Optional<Measurement> found =
                    ALL.stream().filter(one -> one.name().equals(name)).findFirst();
            if (name.equals("all")) {
                chosen.addAll(ALL);
            } else if (found.isPresent()) {
                chosen.add(found.get());
            } else {
                String kind = name.startsWith("-") ? "unknown option" : "no benchmark is called";
                err.println("sitedatum: " + kind + " \"" + name + "\"; \"sitedatum bench\" lists them");
                return WRONG_ARGUMENTS;
            }
        }
        return measure(chosen, effort);
    }

    private int measure(List<Measurement> chosen, Effort effort) {
        out.println(machine(effort));
        for (Measurement measurement : chosen) {
            try {
                for (Table table : measurement.run(effort, err)) {
                    out.println();
                    out.print(table.text());
                }
            } catch (BenchFailure failure) {
                err.println("sitedatum: bench " + measurement.name() + ": " + failure.getMessage());
                return FAILED;
            }
        }
        return GOOD;
    }

    private static String machine(Effort effort) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "%s run, Java %s, %d cores, load %.1f%s",
                effort.name().toLowerCase(Locale.ROOT),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load,
                load > Runtime.getRuntime().availableProcessors() ? ": busy, compare within the table only" : "");
    }
}
