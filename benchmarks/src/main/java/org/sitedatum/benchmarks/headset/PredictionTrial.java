package org.sitedatum.benchmarks.headset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sitedatum.benchmarks.report.Table;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.poses.MotionModel;
import org.sitedatum.headset.poses.PredictedPose;
import org.sitedatum.headset.poses.RemotePose;
import org.sitedatum.headset.poses.RemotePoses;
import org.sitedatum.samples.building.BuildingTruth;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.headset.WalkFigures;

/** What prediction to the moment of display saves, against showing the last pose: the building's own motion. */
final class PredictionTrial {

    private static final int[] HORIZONS = {20, 50, 100};
    private static final long STEP = 50_000_000L;
    private static final int SECONDS = 300;

    private final SampleBuilding building;

    PredictionTrial(SampleBuilding building) {
        this.building = building;
    }

    Table table() {
        Table table = new Table(
                "Error in mm of a moving body at the moment of display, 95 %",
                "", "20 ms", "last pose", "50 ms", "last pose", "100 ms", "last pose");
        table.row(row("robots", "vehicle", "robot-1", "robot-2", "robot-4"));
        table.row(row("people", "pedestrian", "person-1", "person-2", "person-5"));
        return table.note("while moving; told exactly 20 times a second: the share of the prediction alone");
    }

    private String[] row(String name, String kind, String... bodies) {
        BuildingTruth truth = new BuildingTruth(building, 1, 0);
        List<String> cells = new ArrayList<>(List.of(name));
        for (int millis : HORIZONS) {
            List<Double> predicted = new ArrayList<>();
            List<Double> last = new ArrayList<>();
            for (String body : bodies) {
                follow(truth, body, kind, millis * 1_000_000L, predicted, last);
            }
            cells.add(millimetres(predicted));
            cells.add(millimetres(last));
        }
        return cells.toArray(new String[0]);
    }

    private static void follow(
            BuildingTruth truth, String body, String kind, long horizon, List<Double> predicted, List<Double> last) {
        RemotePoses poses = new RemotePoses();
        PredictedPose out = new PredictedPose();
        for (long stamp = STEP; stamp < SECONDS * 1_000_000_000L; stamp += STEP) {
            BodyState now = truth.stateAt(body, stamp);
            BodyState then = truth.stateAt(body, stamp + horizon);
            if (now.velocity().norm() < 0.1) {
                continue;
            }
            poses.told(told(body, kind, stamp, now));
            poses.poseAt(body, stamp + horizon, out);
            predicted.add(then.position()
                    .distanceTo(new Vector3(
                            out.pose().x(), out.pose().y(), out.pose().z())));
            last.add(then.position().distanceTo(now.position()));
        }
    }

    private static RemotePose told(String body, String kind, long stamp, BodyState now) {
        Vector3 p = now.position();
        Vector3 v = now.velocity();
        return new RemotePose(
                body,
                kind,
                stamp,
                Pose.level(
                        new org.sitedatum.headset.geometry.Vector3(p.x(), p.y(), p.z()),
                        now.orientation().yaw()),
                new org.sitedatum.headset.geometry.Vector3(v.x(), v.y(), v.z()),
                now.angularVelocity().z(),
                MotionModel.CONSTANT_TURN,
                0.02,
                0.05);
    }

    private static String millimetres(List<Double> errors) {
        double[] values = errors.stream().mapToDouble(Double::doubleValue).toArray();
        return String.format(Locale.ROOT, "%.1f", 1000 * WalkFigures.quantile(values, 0.95));
    }
}
