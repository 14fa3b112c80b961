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
        int seeds = effort.choose(2, 20);
        AgreementTrial trial = new AgreementTrial(120);
        for (int seed = 1; seed <= seeds; seed++) {
            progress.println("bench: building of seed " + seed);
            trial.run(seed);
        }
        Table table = new Table("Agreement on where a thing is, in cm", "", "median", "95 %", "of");
        AgreementTally all = trial.combined();
        AgreementTally last = trial.single();
        add(table, "spread of all three, each by all its looks", all.spreads());
        add(table, "the same on the floor plan", all.levelSpreads());
        add(table, "spread of all three, each by its last look alone", last.spreads());
        add(table, "the same on the floor plan", last.levelSpreads());
        for (AgreementTrial.Looker looker : AgreementTrial.Looker.values()) {
            add(table, looker.words() + " against the truth, all looks", all.errors(looker));
            add(table, looker.words() + " against the truth, last look", last.errors(looker));
        }
        return List.of(table.note(
                        seeds + " seeds of " + trial.seconds()
                                + " s; things on the upper floor, seen from within 5 m with 0.5 cm + 1 % of the distance of noise")
                .note(
                        "spread: largest distance between two of the three, whenever one looks; looks are put together by the kit's"
                                + " SightedPlace with the covariance of the looker's pose")
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
