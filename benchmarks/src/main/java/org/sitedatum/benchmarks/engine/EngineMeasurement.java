package org.sitedatum.benchmarks.engine;

import static org.sitedatum.positioning.site.TrackableKind.ASSET;
import static org.sitedatum.positioning.site.TrackableKind.PEDESTRIAN;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.sitedatum.benchmarks.filter.PeerAccuracy;
import org.sitedatum.benchmarks.report.BenchFailure;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.JmhRun;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Numbers;
import org.sitedatum.benchmarks.report.Score;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.positioning.site.TrackableKind;

/** {@code bench engine}. */
public final class EngineMeasurement implements Measurement {

    private static final String BODIES = "1000";
    private static final double TARGET_NANOS = 1_000;
    private static final double TARGET_BYTES = 1_000;
    private static final double SPOILT = 0.02;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public String summary() {
        return "whole engine: cost, heap and error per position fix of 1,000 bodies, 2 % outliers, 2 % late";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Map<String, Score> scores = new JmhRun(EngineBenchmark.class, effort, progress)
                .with("bodies", BODIES)
                .with("kind", ASSET.name(), PEDESTRIAN.name())
                .run();
        return List.of(cost(scores), accuracy(effort, progress), memory(effort, progress));
    }

    private static Table cost(Map<String, Score> scores) {
        Table table = new Table(
                "Engine: position fix in, pose out, 1,000 bodies", "bodies", "CPU ns/fix", "low", "high", "B/fix");
        for (TrackableKind kind : List.of(ASSET, PEDESTRIAN)) {
            Score step = step(scores, kind);
            table.row(
                    of(kind),
                    Numbers.of(step.cpuNanos()),
                    Numbers.of(step.lowNanos()),
                    Numbers.of(step.highNanos()),
                    Numbers.of(step.bytes()));
        }
        return table.note("the bytes are those of the published pose and of what is on the way to it")
                .note("target at most 1,000 ns: "
                        + Numbers.verdict(step(scores, ASSET).cpuNanos(), TARGET_NANOS))
                .note(
                        "measured elsewhere, absolute: robot_localization EKF 4,947 ns, OpenHPS core 839, its graph 737,000");
    }

    private static Score step(Map<String, Score> scores, TrackableKind kind) {
        String values = "[" + BODIES + ", " + kind + "]";
        return scores.get("accept" + values).minus(scores.get("fixOnly" + values));
    }

    private static String of(TrackableKind kind) {
        return kind == ASSET ? "assets, two ways of moving" : "pedestrians, three";
    }

    private static Table accuracy(Effort effort, PrintStream progress) {
        progress.println("bench: accuracy");
        int epochs = effort.choose(200, 1_000);
        PositionAccuracy clean = PositionAccuracy.of(ASSET, 1_000, epochs, 0, 0);
        PositionAccuracy spoilt = PositionAccuracy.of(ASSET, 1_000, epochs, SPOILT, SPOILT);
        Table table = new Table(
                "Error of every published pose of assets, sigma 0.3 m per axis", "fixes", "RMSE 3-D m", "refused");
        add(table, "clean", clean);
        add(table, "2 % outliers, 2 % late", spoilt);
        progress.println("bench: accuracy of a plain Kalman filter");
        double peerClean = PeerAccuracy.best(200, epochs, 0, 0);
        double peerSpoilt = PeerAccuracy.best(200, epochs, SPOILT, SPOILT);
        table.row("plain Kalman filter, best tuned, clean", Numbers.metres(peerClean), "-");
        table.row("the same, 2 % outliers, 2 % late", Numbers.metres(peerSpoilt), "-");
        table.note("spoilt, to the plain filter: " + Numbers.ratio(peerSpoilt, spoilt.rmse()) + " better");
        table.note("what outliers and late fixes cost: " + Numbers.ratio(spoilt.rmse(), clean.rmse())
                + " the clean error");
        table.note("measured elsewhere on another path: clean 0.162; spoilt with gate and rollback 0.165,");
        table.note("robot_localization 0.581 without its gate, 5.06 with it");
        return table;
    }

    private static void add(Table table, String fixes, PositionAccuracy accuracy) {
        table.row(fixes, Numbers.metres(accuracy.rmse()), Numbers.of(100 * accuracy.gated()) + " %");
    }

    private static Table memory(Effort effort, PrintStream progress) {
        progress.println("bench: memory");
        double bytes = EngineMemory.bytesPerBody(ASSET, effort.choose(10_000, 20_000), 10);
        return new Table("Live heap of the engine, 10,000 assets at 10 Hz", "what", "B/body")
                .row("PositioningEngine", Numbers.of(bytes))
                .note("target at most 1 kB: " + Numbers.verdict(bytes, TARGET_BYTES))
                .note("measured elsewhere: C++ 440, EJML 2,757, robot_localization 16,756, Hipparchus 18,516");
    }
}
