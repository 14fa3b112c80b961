package org.sitedatum.benchmarks.walls;

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

/** {@code bench walls}. */
public final class WallMeasurement implements Measurement {

    @Override
    public String name() {
        return "walls";
    }

    @Override
    public String summary() {
        return "walls crossed by a line over an office floor of 1,024 pieces, beside JTS STRtree";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Map<String, Score> scores = new JmhRun(WallBenchmark.class, effort, progress).run();
        Table table =
                new Table("Walls: 1,024 pieces, lines of 5 to 40 m", "what", "CPU ns", "low", "high", "B", "target");
        add(table, "wall map", scores.get("wallMap"), "1,000");
        add(table, "JTS STRtree and robust intersection", scores.get("strTree"), "-");
        return List.of(table);
    }

    private static void add(Table table, String what, Score score, String target) {
        table.row(
                what,
                Numbers.of(score.cpuNanos()),
                Numbers.of(score.lowNanos()),
                Numbers.of(score.highNanos()),
                Numbers.of(score.bytes()),
                target);
    }
}
