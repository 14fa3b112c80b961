package org.sitedatum.benchmarks.headset;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.headset.HeadsetWalk;
import org.sitedatum.samples.headset.WalkFigures;
import org.sitedatum.samples.headset.WalkSettings;

/** {@code bench headset}: emulated headsets walk the sample building. */
public final class HeadsetMeasurement implements Measurement {

    @Override
    public String name() {
        return "headset";
    }

    @Override
    public String summary() {
        return "alignment of emulated headsets over 5-minute walks";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) {
        int seeds = effort.choose(5, 20);
        SampleBuilding building = new SampleBuilding();
        Map<String, WalkSettings> cases = new LinkedHashMap<>();
        cases.put("usual tag, markers", WalkSettings.USUAL);
        cases.put("usual tag alone", WalkSettings.USUAL.withoutMarkers());
        cases.put("0.1 m multipath, markers", WalkSettings.MULTIPATH);
        cases.put("0.1 m multipath alone", WalkSettings.MULTIPATH.withoutMarkers());
        Table table = new Table(
                "Alignment of an emulated headset: error in cm at the wearer (3-D) and 2 m ahead",
                "",
                "median",
                "95 %",
                "ahead",
                "95 %",
                "yaw 95 % deg",
                "start s",
                "step mm",
                "recentre s",
                "new frame s",
                "NEES/3",
                "inside 95 %");
        cases.forEach((name, settings) -> {
            progress.println("bench: " + name);
            WalkFigures all = new HeadsetWalk(building, settings, 1).run();
            for (int seed = 2; seed <= seeds; seed++) {
                all = all.plus(new HeadsetWalk(building, settings, seed).run());
            }
            table.row(cells(name, all));
        });
        table.note(
                seeds + " walks of 5 min at 72 frames a second; tag 0.15 m white, 8 % outliers, 10 Hz, 120-170 ms late;"
                        + " usual: 3 cm slow and 1 cm constant bias per axis; multipath: 10 cm slow (3.3 s)");
        table.note("session drift 1 cm and 0.1 deg per root metre, 0.5 % scale, 0.5 deg/min;"
                + " start: walking time, largest; step: content at the wearer, largest of a frame");
        table.note(
                "recentre: until below 0.10 m (or as before) again, largest; new frame: after 2 s without tracking, median,"
                        + " standing included");
        return List.of(table);
    }

    private static String[] cells(String name, WalkFigures f) {
        return new String[] {
            name,
            centimetres(WalkFigures.quantile(f.wearerErrors(), 0.5)),
            centimetres(WalkFigures.quantile(f.wearerErrors(), 0.95)),
            centimetres(WalkFigures.quantile(f.contentErrors(), 0.5)),
            centimetres(WalkFigures.quantile(f.contentErrors(), 0.95)),
            two(Math.toDegrees(WalkFigures.quantile(f.yawErrors(), 0.95))),
            two(WalkFigures.quantile(f.startSeconds(), 1)),
            two(1000 * f.largestStep()),
            two(WalkFigures.quantile(f.recentreSeconds(), 1)),
            two(WalkFigures.quantile(f.relocalizeSeconds(), 0.5)),
            two(Arrays.stream(f.normalized()).average().orElse(Double.NaN) / 3),
            String.format(Locale.ROOT, "%.3f", f.insideShare())
        };
    }

    static String centimetres(double metres) {
        return String.format(Locale.ROOT, "%.1f", 100 * metres);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
