package org.sitedatum.benchmarks.engine;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.sitedatum.benchmarks.report.BenchFailure;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.JmhRun;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Numbers;
import org.sitedatum.benchmarks.report.Score;
import org.sitedatum.benchmarks.report.Table;

/** {@code bench bodies}. */
public final class FlatnessMeasurement implements Measurement {

    private static final String[] BODIES = {"10", "100", "1000", "10000", "100000"};
    private static final double TARGET_RATIO = 1.3;
    private static final int HEAP_MB = 4096;

    @Override
    public String name() {
        return "bodies";
    }

    @Override
    public String summary() {
        return "whole engine: cost per fix from 10 to 100,000 bodies (needs " + HEAP_MB / 1024 + " GB)";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Map<String, Score> scores = new JmhRun(EngineBenchmark.class, effort, progress)
                .heap(HEAP_MB)
                .with("bodies", BODIES)
                .run();
        Table table = new Table("Engine: cost per fix by number of bodies", "bodies", "CPU ns/fix", "to 10 bodies");
        double first = at(scores, BODIES[0]);
        for (String bodies : BODIES) {
            double each = at(scores, bodies);
            table.row(bodies, Numbers.of(each), Numbers.ratio(each, first));
        }
        double ratio = at(scores, BODIES[BODIES.length - 1]) / first;
        return List.of(table.note("target at most 1.3x: " + Numbers.verdict(ratio, TARGET_RATIO)));
    }

    private static double at(Map<String, Score> scores, String bodies) {
        return scores.get("accept[" + bodies + ", ASSET]")
                .minus(scores.get("fixOnly[" + bodies + ", ASSET]"))
                .cpuNanos();
    }
}
