package org.sitedatum.benchmarks.headset;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.sitedatum.benchmarks.report.Effort;
import org.sitedatum.benchmarks.report.Measurement;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.mqtt.codec.PoseProtobufEncoder;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.sensor.Delivery;

/** {@code bench socket}: what a pose costs on the way to a headset, as JSON and in the binary form. */
public final class SocketBytesMeasurement implements Measurement {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long TICK = 1_000_000_000L / 30;

    /** A tag and the length, as a rule below 16 kB. */
    private static final int FRAMING = 3;

    @Override
    public String name() {
        return "socket";
    }

    @Override
    public String summary() {
        return "bytes and time of a pose on the WebSocket, JSON against binary";
    }

    @Override
    public List<Table> run(Effort effort, PrintStream progress) {
        List<PoseEstimate> told = told(effort.choose(20, 120));
        PoseJsonEncoder json = new PoseJsonEncoder();
        PoseProtobufEncoder binary = new PoseProtobufEncoder();
        Table table = new Table(
                "A pose on the WebSocket, the sample building's bodies, 30 messages a second",
                "",
                "bytes",
                "ns to write",
                "of");
        row(table, "JSON", told, 1, pose -> json.encode(pose, 1));
        row(table, "binary", told, FRAMING, pose -> binary.encode(pose, 1));
        return List.of(table.note(
                "the newest pose of each body that moved since the last message; written once for all who hear it"));
    }

    /** What a client is told tick by tick. */
    private static List<PoseEstimate> told(int seconds) {
        BuildingSimulation simulation = new BuildingSimulation(1, START);
        Map<String, PoseEstimate> newest = new LinkedHashMap<>();
        PacedEngine engine = new PacedEngine(new PositioningEngine(
                simulation.building().site(), EngineOptions.defaults(), new EngineListener() {
                    @Override
                    public void onPose(PoseEstimate pose) {
                        newest.put(pose.trackable(), pose);
                    }
                }));
        List<PoseEstimate> told = new ArrayList<>();
        for (long stamp = START + TICK; stamp < START + seconds * 1_000_000_000L; stamp += TICK) {
            for (Delivery delivery : simulation.deliverUntil(stamp)) {
                for (Fix fix : delivery.fixes()) {
                    engine.accept(fix);
                }
            }
            engine.passTo(stamp);
            told.addAll(newest.values());
            newest.clear();
        }
        return told;
    }

    private static void row(
            Table table,
            String name,
            Collection<PoseEstimate> told,
            int framing,
            Function<PoseEstimate, byte[]> write) {
        long bytes = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            bytes = 0;
            long began = System.nanoTime();
            for (PoseEstimate pose : told) {
                bytes += write.apply(pose).length + framing;
            }
            best = Math.min(best, System.nanoTime() - began);
        }
        table.row(
                name,
                String.format(Locale.ROOT, "%.0f", bytes / (double) told.size()),
                String.format(Locale.ROOT, "%.0f", best / (double) told.size()),
                Integer.toString(told.size()));
    }
}
