package org.sitedatum.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.sitedatum.benchmarks.frames.FrameLookupBenchmark;
import org.sitedatum.benchmarks.report.BenchFailure;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.JmhRun;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Numbers;
import org.sitedatum.benchmarks.report.Score;
import org.sitedatum.benchmarks.report.Table;

/** {@code bench frames}. */
final class FrameMeasurement implements Measurement {

    @Override
    public String name() {
        return "frames";
    }

    @Override
    public String summary() {
        return "frame tree: lookups and inserts, depth 5, 10 s at 100 Hz";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Map<String, Score> scores = new JmhRun(FrameLookupBenchmark.class, effort, progress).run();
        Table table = new Table(
                "Frames: depth 5, 10 s at 100 Hz", "what", "CPU ns", "low", "high", "B", "target", "tf2, absolute");
        add(table, "site from leaf, 5 links, past stamps", scores.get("siteFromLeaf"), 400, "2,095");
        add(table, "leaf from leaf, 10 links", scores.get("leafFromLeaf"), 1_000, "3,260");
        add(table, "through a fixed frame, two stamps", scores.get("throughFixedFrame"), 1_000, "3,730");
        add(table, "site from leaf, last 20 ms", scores.get("siteFromLeafRecent"), 250, "1,175");
        add(table, "site from leaf, latest", scores.get("siteFromLeafLatest"), 60, "735");
        add(table, "insert into one of 5, then latest", scores.get("insertThenSiteFromLeafLatest"), 310, "1,039");
        add(table, "insert", scores.get("insert"), 60, "304");
        add(table, "site from leaf, with covariance", scores.get("siteFromLeafUncertain"), 1_200, "-");
        add(table, "leaf from leaf, with covariance", scores.get("leafFromLeafUncertain"), 3_000, "-");
        add(table, "two stamps, with covariance", scores.get("throughFixedFrameUncertain"), 3_000, "-");
        add(table, "latest, with covariance", scores.get("siteFromLeafLatestUncertain"), 180, "-");
        add(table, "insert, with covariance", scores.get("insertUncertain"), 180, "-");
        return List.of(table.note("tf2 0.7.6 has no covariance; measured elsewhere on 2 cores, 2026-11-22"));
    }

    private static void add(Table table, String what, Score score, double target, String tf2) {
        table.row(
                what,
                Numbers.of(score.cpuNanos()),
                Numbers.of(score.lowNanos()),
                Numbers.of(score.highNanos()),
                Numbers.of(score.bytes()),
                Numbers.of(target),
                tf2);
    }
}
