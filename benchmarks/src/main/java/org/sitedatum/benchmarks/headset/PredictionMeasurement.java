package org.sitedatum.benchmarks.headset;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sitedatum.benchmarks.report.BenchFailure;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.mqtt.recording.SharedRecordings;
import org.sitedatum.samples.building.SampleBuilding;

/** {@code bench prediction}: what prediction to the moment of display saves, in the building and on recorded motion. */
public final class PredictionMeasurement implements Measurement {

    private static final int[] HORIZONS = {20, 50, 100};

    @Override
    public String name() {
        return "prediction";
    }

    @Override
    public String summary() {
        return "poseAt of the headset kit at 20, 50 and 100 ms against showing the last pose, also on recorded motion";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) throws BenchFailure {
        Table table = new Table(
                "Error in mm of the way to the moment of display, recorded bodies in motion, 95 %",
                "", "20 ms", "last pose", "50 ms", "last pose", "100 ms", "last pose", "of");
        if (SharedRecordings.folder().isPresent()) {
            try (Stream<Path> folders = Files.list(SharedRecordings.folder().get())) {
                for (Path folder :
                        folders.filter(one -> isOfOneBody(one)).sorted().toList()) {
                    progress.println("bench: " + folder.getFileName());
                    RecordedPrediction.row(folder, HORIZONS).ifPresent(table::row);
                }
            } catch (IOException unreadable) {
                throw new BenchFailure("a recording cannot be read: " + unreadable.getMessage(), unreadable);
            }
        }
        table.note(
                "told the engine's pose of the instant with its velocity; the error of the pose itself is left out, for it is"
                        + " in both; recordings in shared/data beside the checkout");
        return List.of(table, new PredictionTrial(new SampleBuilding()).table());
    }

    /** Ships and crowds are anonymous: nobody is listed who could be asked for. */
    private static boolean isOfOneBody(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return Files.isRegularFile(folder.resolve("truth.csv"))
                && !name.startsWith("autoferry")
                && !name.startsWith("mtt");
    }
}
