package org.sitedatum.benchmarks.headset;

import java.io.PrintStream;
import java.util.List;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.samples.headset.WalkFigures;

/**
 * {@code bench agreement}: two headsets and a robot look at the same things; how far apart are the site coordinates that they
 * give them? This is the number that the whole product is about.
 */
public final class AgreementMeasurement implements Measurement {

    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public String summary() {
        return "two headsets and a robot look at the same things: the spread of their site coordinates";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) {
        int seeds = effort.choose(2, 8);
        AgreementTrial trial = new AgreementTrial(effort.choose(120, 240));
        for (int seed = 1; seed <= seeds; seed++) {
            progress.println("bench: building of seed " + seed);
            trial.run(seed);
        }
        Table table = new Table("Agreement on where a thing is, in cm", "", "median", "95 %", "of");
        add(table, "spread of all three (largest distance)", trial.spreads());
        for (AgreementTrial.Looker looker : AgreementTrial.Looker.values()) {
            add(table, looker.words() + " against the truth", trial.errors(looker));
        }
        return List.of(table.note(
                        seeds + " seeds of " + trial.seconds()
                                + " s; things on the upper floor, seen from within 5 m with 0.5 cm + 1 % of the distance of noise")
                .note("robot and first headset: fused by the engine from ranges, odometry, cameras, radars and markers;"
                        + " second headset: aligned by the kit on the device"));
    }

    private static void add(Table table, String name, double[] metres) {
        table.row(
                name,
                HeadsetMeasurement.centimetres(WalkFigures.quantile(metres, 0.5)),
                HeadsetMeasurement.centimetres(WalkFigures.quantile(metres, 0.95)),
                Integer.toString(metres.length));
    }
}
