package org.sitedatum.samples.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.recording.RecordingWriter;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.building.sensor.Delivery;

/**
 * Writes the sample building's first seconds as a recording: every fix as received, mishaps included, and the truth of every
 * body at 10 Hz. The same seed, start and length give the same recording.
 */
public final class SimulationRecorder {

    /** Start of a recording when nobody asks for another: 2026-01-01T00:00:00Z, ns since the Unix epoch. */
    public static final long DEFAULT_START_NANOS = 1_767_225_600_000_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private static final long TRUTH_STEP = SECOND / 10;

    private SimulationRecorder() {}

    /**
     * Writes a recording.
     *
     * @param folder without a recording yet; made when absent
     * @param seed of the simulation
     * @param seconds length, by receipt
     * @return fixes written
     * @throws IOException when the folder holds a recording or cannot be written
     */
    public static long record(Path folder, long seed, long seconds) throws IOException {
        BuildingSimulation simulation = new BuildingSimulation(seed, DEFAULT_START_NANOS);
        try (RecordingWriter writer =
                RecordingWriter.create(folder, simulation.building().site(), readme(seed, seconds))) {
            for (long second = 1; second <= seconds; second++) {
                for (Delivery delivery : simulation.deliverUntil(DEFAULT_START_NANOS + second * SECOND)) {
                    for (Fix fix : delivery.fixes()) {
                        writer.append(fix);
                    }
                }
            }
            writeTruth(writer, simulation.truth(), DEFAULT_START_NANOS + seconds * SECOND);
            return writer.fixCount();
        }
    }

    private static void writeTruth(RecordingWriter writer, BuildingTruth truth, long endNanos) throws IOException {
        for (long stamp = DEFAULT_START_NANOS + TRUTH_STEP; stamp <= endNanos; stamp += TRUTH_STEP) {
            for (String body : truth.trackables()) {
                BodyState state = truth.stateAt(body, stamp);
                writer.appendTruth(new TruthSample(body, stamp, state.position(), Optional.of(state.orientation())));
            }
            for (String body : truth.visitors()) {
                Vector3 place = truth.stateAt(body, stamp).position();
                writer.appendTruth(new TruthSample(body, stamp, place, Optional.empty()));
            }
        }
    }

    private static String readme(long seed, long seconds) {
        return "# Sample building\n\n"
                + "Simulated: two floors, UWB ranges with biases, obstruction, dropouts and outliers, wheel and headset\n"
                + "odometry with drift, boxes of fixed cameras, radar scans, markers, clock offsets, latency, a few messages\n"
                + "late, twice or broken. The truth's visitors are not in site.json: only cameras and radars see them.\n"
                + "Made by `sitedatum demo --record DIR --seed " + seed + " --seconds " + seconds
                + "`; truth at 10 Hz.\n";
    }
}
