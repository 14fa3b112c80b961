package org.sitedatum.benchmarks.places;

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

/** {@code bench fences}. */
public final class FenceMeasurement implements Measurement {

    private static final String[] ZONES = {"100", "1000", "10000"};
    private static final String[] BODIES = {"100", "1000", "10000"};

    @Override
    public String name() {
        return "fences";
    }

    @Override
    public String summary() {
        return "fences: a position against 1,000 zones, beside JTS; meetings among 10,000 bodies";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Map<String, Score> own = new JmhRun(FenceBenchmark.class, effort, progress)
                .with("zones", ZONES)
                .run();
        Map<String, Score> jts = new JmhRun(JtsFenceBenchmark.class, effort, progress)
                .with("zones", "1000")
                .run();
        Map<String, Score> meetings = new JmhRun(MeetingBenchmark.class, effort, progress)
                .with("bodies", BODIES)
                .run();
        progress.println("bench: memory");
        return List.of(peers(own, jts), growth(own), meetings(meetings));
    }

    private static Score own(Map<String, Score> own, String method, String zones) {
        return own.get(method + "[" + zones + "]").minus(own.get("poseOnly[" + zones + "]"));
    }

    private static Table peers(Map<String, Score> own, Map<String, Score> jts) {
        Score plain = own(own, "plain", "1000");
        Score dressed = own(own, "dressed", "1000");
        Score walk = jts.get("walkOnly[1000]");
        Table table = new Table(
                "Fences: a position against 1,000 zones, 1,000 bodies, entries and exits included",
                "who",
                "CPU ns",
                "low",
                "high",
                "B",
                "to SiteDatum");
        add(table, "SiteDatum, by covariance", plain, plain);
        add(table, "the same with floors, tolerances, delays, time-outs", dressed, plain);
        add(table, "JTS, every polygon", jts.get("naive[1000]").minus(walk), plain);
        add(table, "JTS, every prepared polygon", jts.get("prepared[1000]").minus(walk), plain);
        add(table, "JTS, STRtree + prepared", jts.get("treeAndPrepared[1000]").minus(walk), plain);
        add(
                table,
                "JTS, STRtree + IndexedPointInArea",
                jts.get("treeAndIndexed[1000]").minus(walk),
                plain);
        add(
                table,
                "JTS, HPRtree + IndexedPointInArea",
                jts.get("hilbertAndIndexed[1000]").minus(walk),
                plain);
        double bytes = ZoneMemory.bytesPerZone(10_000);
        return table.note("target at most 300 ns: " + Numbers.verdict(plain.cpuNanos(), 300))
                .note("with floors and hysteresis at most 500 ns: " + Numbers.verdict(dressed.cpuNanos(), 500))
                .note("live heap per zone, at most 4 kB: " + Numbers.verdict(bytes, 4_000))
                .note("JTS is asked for points only; SiteDatum weighs the pose's covariance");
    }

    private static Table growth(Map<String, Score> own) {
        Table table = new Table(
                "Fences: cost per position by number of zones", "zones", "CPU ns", "to 100", "with all, ns", "to 100");
        Score plain = own(own, "plain", ZONES[0]);
        Score dressed = own(own, "dressed", ZONES[0]);
        for (String zones : ZONES) {
            table.row(
                    zones,
                    Numbers.of(own(own, "plain", zones).cpuNanos()),
                    Numbers.ratio(own(own, "plain", zones).cpuNanos(), plain.cpuNanos()),
                    Numbers.of(own(own, "dressed", zones).cpuNanos()),
                    Numbers.ratio(own(own, "dressed", zones).cpuNanos(), dressed.cpuNanos()));
        }
        double ratio = own(own, "plain", ZONES[ZONES.length - 1]).cpuNanos() / plain.cpuNanos();
        return table.note("target at most 1.5x: " + Numbers.verdict(ratio, 1.5));
    }

    private static Table meetings(Map<String, Score> scores) {
        Table table = new Table(
                "Meetings: cost per pose by number of bodies, 1 to 40 square metres",
                "bodies",
                "CPU ns",
                "low",
                "high",
                "B");
        for (String bodies : BODIES) {
            Score score = scores.get("meet[" + bodies + "]").minus(scores.get("poseOnly[" + bodies + "]"));
            table.row(
                    bodies,
                    Numbers.of(score.cpuNanos()),
                    Numbers.of(score.lowNanos()),
                    Numbers.of(score.highNanos()),
                    Numbers.of(score.bytes()));
        }
        return table;
    }

    private static void add(Table table, String who, Score score, Score base) {
        table.row(
                who,
                Numbers.of(score.cpuNanos()),
                Numbers.of(score.lowNanos()),
                Numbers.of(score.highNanos()),
                Numbers.of(score.bytes()),
                Numbers.ratio(score.cpuNanos(), base.cpuNanos()));
    }
}
