package org.sitedatum.benchmarks.scene;

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

/** {@code bench scene}. */
public final class SceneMeasurement implements Measurement {

    private static final String[][] CROWDS = {{"50", "100"}, {"50", "30"}, {"200", "100"}};

    @Override
    public String name() {
        return "scene";
    }

    @Override
    public String summary() {
        return "scene: a scan of a crowd without identities through the engine";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Table table = new Table(
                "Scans ten a second, 9 of 10 detected, 20 false, poses published", "crowd", "CPU us", "low", "high");
        for (String[] crowd : CROWDS) {
            Map<String, Score> scores = new JmhRun(SceneBenchmark.class, effort, progress)
                    .with("bodies", crowd[0])
                    .with("side", crowd[1])
                    .run();
            Score score = scores.values().iterator().next();
            table.row(
                    crowd[0] + " bodies on " + crowd[1] + " m square",
                    Numbers.of(score.cpuNanos() / 1000),
                    Numbers.of(score.lowNanos() / 1000),
                    Numbers.of(score.highNanos() / 1000));
        }
        return List.of(table.note("target at most 100 us for 50 bodies"));
    }
}
