package org.sitedatum.benchmarks.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sitedatum.benchmarks.report.BenchFailure;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Numbers;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;

/** {@code bench replay}. */
public final class ReplayMeasurement implements Measurement {

    private static final int SIMULATED_SECONDS = 60;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "fixes per CPU second over recordings (shared/data beside the checkout) and the simulated building";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Table table = new Table(
                "Replay: decoded fixes through the engine, one thread",
                "recording",
                "fixes",
                "fixes per CPU s",
                "CPU us/fix",
                "faster than live");
        try {
            add(table, RecordedFixes.simulated(SIMULATED_SECONDS), effort, progress);
            for (Path folder : chosen(effort)) {
                add(table, RecordedFixes.read(folder), effort, progress);
            }
        } catch (IOException unreadable) {
            throw new BenchFailure(unreadable.getMessage(), unreadable);
        }
        return List.of(table.note("the median of " + effort.choose(3, 5) + " passes; the first pass of all warms up"));
    }

    /** One of each kind for a quick look, all of them for a full one. */
    private static List<Path> chosen(Effort effort) throws IOException {
        List<Path> chosen = new ArrayList<>();
        String last = "";
        for (Path folder : RecordedFixes.folders()) {
            String kind = String.valueOf(folder.getFileName()).split("-", 2)[0];
            if (effort == Effort.FULL || !kind.equals(last)) {
                chosen.add(folder);
            }
            last = kind;
        }
        return chosen;
    }

    private static void add(Table table, RecordedFixes recording, Effort effort, PrintStream progress) {
        progress.println("bench: " + recording.name());
        double[] seconds = new double[effort.choose(3, 5)];
        feed(recording);
        for (int pass = 0; pass < seconds.length; pass++) {
            seconds[pass] = feed(recording);
        }
        int fixes = recording.fixes().size();
        double median = Numbers.median(seconds);
        table.row(
                recording.name(),
                Numbers.of(fixes),
                Numbers.of(fixes / median),
                Numbers.of(1e6 * median / fixes),
                Numbers.of(recording.seconds() / median));
    }

    /** CPU seconds of one pass through a new engine. */
    private static double feed(RecordedFixes recording) {
        PositioningEngine engine = new PositioningEngine(recording.site(), EngineOptions.defaults(), new Silent());
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Fix fix : recording.fixes()) {
            engine.accept(fix);
        }
        return 1e-9 * (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    /** The engine does all its work for a listener that does none. */
    private static final class Silent implements EngineListener {}
}
