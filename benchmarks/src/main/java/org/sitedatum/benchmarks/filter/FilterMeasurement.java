package org.sitedatum.benchmarks.filter;

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

/** {@code bench filter}. */
public final class FilterMeasurement implements Measurement {

    private static final double TARGET_NANOS = 300;

    @Override
    public String name() {
        return "filter";
    }

    @Override
    public String summary() {
        return "filter kernel: predict and update one of 1,000 bodies, beside EJML and Hipparchus";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Map<String, Score> scores = new JmhRun(FilterBenchmark.class, effort, progress).run();
        Score workload = scores.get("workloadOnly");
        Score floor = scores.get("handWritten").minus(workload);
        Table table = new Table(
                "Filter: predict + 3-D position update of one of 1,000 bodies, 6 states",
                "who",
                "CPU ns/op",
                "low",
                "high",
                "B/op",
                "to the floor");
        add(table, "SiteDatum, gate and robust weights", scores.get("siteDatum").minus(workload), floor);
        add(table, "floor: plain Java, in place, no gate", floor, floor);
        add(table, "EJML 0.46.1, in place", scores.get("ejml").minus(workload), floor);
        add(table, "Hipparchus 4.0.3, linear", scores.get("hipparchus").minus(workload), floor);
        table.note("target at most 300 ns and 0 B: "
                + Numbers.verdict(scores.get("siteDatum").minus(workload).cpuNanos(), TARGET_NANOS));
        table.note(
                "measured elsewhere, 9 states, 2 cores, 2026-11-22, absolute: C++ 149 ns, plain Java 178, EJML 2,254,");
        table.note(
                "robot_localization EKF 4,947 (15 states), Hipparchus 8,862-11,470, commons-math 10,232, FilterPy 94,083");
        return List.of(table);
    }

    private static void add(Table table, String who, Score score, Score floor) {
        table.row(
                who,
                Numbers.of(score.cpuNanos()),
                Numbers.of(score.lowNanos()),
                Numbers.of(score.highNanos()),
                Numbers.of(score.bytes()),
                Numbers.ratio(score.cpuNanos(), floor.cpuNanos()));
    }
}
