package org.sitedatum.benchmarks.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.mqtt.recording.SharedRecordings;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.sensor.Delivery;

/**
 * A recording in memory.
 *
 * @param name of its folder
 * @param site where it was made
 * @param fixes in order of receipt
 */
record RecordedFixes(String name, Site site, List<Fix> fixes) {

    private static final long SIMULATION_START = 1_700_000_000_000_000_000L;
    private static final long STEP_NANOS = 1_000_000_000L;

    RecordedFixes {
        fixes = List.copyOf(fixes);
    }

    /** The recordings in {@code shared/data} beside the checkout, or in the folder the system property names; may be empty. */
    static List<Path> folders() throws IOException {
        Optional<Path> data = SharedRecordings.folder();
        if (data.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(data.get())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("site.json")))
                    .sorted()
                    .toList();
        }
    }

    /** From the first receipt to the last, s. */
    double seconds() {
        return fixes.isEmpty()
                ? 0
                : 1e-9
                        * (fixes.get(fixes.size() - 1).header().receivedNanos()
                                - fixes.get(0).header().receivedNanos());
    }

    static RecordedFixes read(Path folder) throws IOException {
        Recording recording = Recording.open(folder);
        List<Fix> fixes = new ArrayList<>();
        try (FixLines lines = recording.openFixes()) {
            lines.fixes(refused -> {}).forEachRemaining(fixes::add);
        }
        return new RecordedFixes(String.valueOf(folder.getFileName()), recording.site(), fixes);
    }

    /** The sample building for so many seconds. */
    static RecordedFixes simulated(int seconds) {
        BuildingSimulation simulation = new BuildingSimulation(1, SIMULATION_START);
        List<Fix> fixes = new ArrayList<>();
        for (int second = 1; second <= seconds; second++) {
            for (Delivery delivery : simulation.deliverUntil(SIMULATION_START + second * STEP_NANOS)) {
                fixes.addAll(delivery.fixes());
            }
        }
        return new RecordedFixes("simulated building", simulation.building().site(), fixes);
    }
}
