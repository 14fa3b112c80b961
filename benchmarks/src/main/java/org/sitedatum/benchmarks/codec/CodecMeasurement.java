package org.sitedatum.benchmarks.codec;

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

/** {@code bench codec}. */
public final class CodecMeasurement implements Measurement {

    private static final int BATCH = 20;

    @Override
    public String name() {
        return "codec";
    }

    @Override
    public String summary() {
        return "JSON: a range fix read and checked, a pose written, beside plain Jackson";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Map<String, Score> scores = new JmhRun(CodecBenchmark.class, effort, progress).run();
        Table table = new Table("Codec: JSON in and out", "what", "CPU ns", "low", "high", "B");
        add(table, "range fix read and checked", scores.get("decodeRange"), 1);
        add(table, "the same in an array of 20, each", scores.get("decodeTwenty"), BATCH);
        add(table, "Jackson tree of the same, no check", scores.get("jacksonRange"), 1);
        add(table, "pose of a tag written", scores.get("encodePose"), 1);
        add(table, "Jackson from a map", scores.get("jacksonPose"), 1);
        return List.of(table);
    }

    private static void add(Table table, String what, Score score, int fixes) {
        table.row(
                what,
                Numbers.of(score.cpuNanos() / fixes),
                Numbers.of(score.lowNanos() / fixes),
                Numbers.of(score.highNanos() / fixes),
                Numbers.of(score.bytes() / fixes));
    }
}
