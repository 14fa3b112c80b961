package org.sitedatum.benchmarks.fusion;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.sitedatum.benchmarks.fusion.BuildingTrial.Kind;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.positioning.fix.Fix;

/** {@code bench fusion}: what each kind of sensor tells alone, what all tell together, and what is lost without one. */
public final class FusionMeasurement implements Measurement {

    /** Starts are not scored, s. */
    private static final double SETTLED = 10;
    /** A sensor kind is off for this long, s, in the middle of each half of what is scored. */
    private static final double OFF = 10;

    @Override
    public String name() {
        return "fusion";
    }

    @Override
    public String summary() {
        return "accuracy in the simulated building by kind of sensor: each alone, all, all but one for 10 s";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) {
        int seeds = effort.choose(1, 4);
        int seconds = effort.choose(60, 90);
        Map<String, Map<Kind, Followed>> runs = new LinkedHashMap<>();
        for (int seed = 1; seed <= seeds; seed++) {
            progress.println("bench: building of seed " + seed);
            BuildingTrial trial = new BuildingTrial(seed, seconds);
            Predicate<Double> settled = at -> at > SETTLED;
            Predicate<Double> off = at -> isOff(at, seconds);
            for (SensorKind kind : SensorKind.values()) {
                add(runs, only(kind), trial.run(fix -> isOf(fix, kind), settled));
                add(
                        runs,
                        without(kind),
                        trial.run(fix -> !kind.sent(fix) || !isOff(BuildingTrial.receivedAt(fix), seconds), off));
            }
            add(runs, "all", trial.run(fix -> true, settled));
            add(runs, "all then", trial.run(fix -> true, off));
        }
        return List.of(
                alone(runs)
                        .note(seeds + " seeds of " + seconds
                                + " s; in brackets the share of instants with an estimate"),
                missing(runs).note("in the same seconds; level: share of the errors within the protection level"),
                unheard(runs)
                        .note(
                                "in view: a camera or radar has had the body before it for a second; out of view: nobody has,"
                                        + " and the pose is the motion model's or odometry's"));
    }

    private static Table alone(Map<String, Map<Kind, Followed>> runs) {
        Table table = new Table(
                "Horizontal RMSE in m by what is listened to, odometry in each", "", "UWB", "vision", "radar", "all");
        for (Kind kind : Kind.values()) {
            List<String> cells = new ArrayList<>(List.of(word(kind)));
            for (SensorKind sensor : SensorKind.values()) {
                cells.add(cell(runs.get(only(sensor)).get(kind)));
            }
            cells.add(cell(runs.get("all").get(kind)));
            table.row(cells.toArray(new String[0]));
        }
        return table;
    }

    private static Table missing(Map<String, Map<Kind, Followed>> runs) {
        Table table = new Table(
                "Horizontal RMSE in m while one kind is off for 10 s",
                "",
                "all on",
                "UWB off",
                "level",
                "vision off",
                "level",
                "radar off",
                "level");
        for (Kind kind : Kind.values()) {
            List<String> cells = new ArrayList<>(
                    List.of(word(kind), cell(runs.get("all then").get(kind))));
            for (SensorKind sensor : SensorKind.values()) {
                Followed followed = runs.get(without(sensor)).get(kind);
                cells.add(cell(followed));
                cells.add(share(followed.kept()));
            }
            table.row(cells.toArray(new String[0]));
        }
        return table;
    }

    private static Table unheard(Map<String, Map<Kind, Followed>> runs) {
        Table table = new Table(
                "Horizontal RMSE in m while UWB is off, by who is left to see",
                "",
                "all on",
                "in view, instants",
                "RMSE",
                "level",
                "out of view, instants",
                "RMSE",
                "level");
        for (Kind kind : Kind.values()) {
            List<String> cells = new ArrayList<>(
                    List.of(word(kind), cell(runs.get("all then").get(kind))));
            for (boolean seen : new boolean[] {true, false}) {
                Followed part = runs.get(without(SensorKind.UWB)).get(kind).only(seen);
                cells.addAll(List.of(Long.toString(part.asked()), cell(part), share(part.kept())));
            }
            table.row(cells.toArray(new String[0]));
        }
        return table;
    }

    private static boolean isOf(Fix fix, SensorKind kind) {
        for (SensorKind other : SensorKind.values()) {
            if (other != kind && other.sent(fix)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOff(double at, int seconds) {
        double half = 0.5 * (seconds - SETTLED);
        double inHalf = (at - SETTLED) % half;
        return at > SETTLED && Math.abs(inHalf - 0.5 * half) < 0.5 * OFF;
    }

    private static void add(Map<String, Map<Kind, Followed>> runs, String name, Map<Kind, Followed> run) {
        Map<Kind, Followed> sum = runs.computeIfAbsent(name, key -> new EnumMap<>(Kind.class));
        run.forEach((kind, followed) ->
                sum.computeIfAbsent(kind, key -> new Followed()).add(followed));
    }

    private static String only(SensorKind kind) {
        return kind + " only";
    }

    private static String without(SensorKind kind) {
        return kind + " off";
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String cell(Followed followed) {
        return !(followed.share() > 0)
                ? "-"
                : String.format(Locale.ROOT, "%.3f (%s)", followed.rmse(), share(followed.share()));
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
