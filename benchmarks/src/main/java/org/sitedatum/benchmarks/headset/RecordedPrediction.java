package org.sitedatum.benchmarks.headset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.poses.MotionModel;
import org.sitedatum.headset.poses.PredictedPose;
import org.sitedatum.headset.poses.RemotePose;
import org.sitedatum.headset.poses.RemotePoses;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.samples.headset.WalkFigures;

/**
 * Prediction on recorded motion: at each instant of the truth a client is told the engine's pose of then, with its velocity,
 * and moves it on. What it moves it by is compared with what the body really moved by; so the pose's own error, which both
 * ways of showing it share, is left out.
 */
final class RecordedPrediction {

    /** m/s: 2 mm in the longest horizon, the step of content that an eye begins to see; slower is standing. */
    private static final double SLOWEST = 0.02;

    private static final double LONGEST_STEP = 0.2;
    private static final long SKIPPED = 5_000_000_000L;

    private final int[] horizons;
    private final List<List<Double>> predicted = new ArrayList<>();
    private final List<List<Double>> last = new ArrayList<>();

    RecordedPrediction(int... horizons) {
        this.horizons = horizons.clone();
        for (int i = 0; i < horizons.length; i++) {
            predicted.add(new ArrayList<>());
            last.add(new ArrayList<>());
        }
    }

    /** A row of the table: 95 % by horizon, predicted and last pose, and how often. Empty when nobody listed moved. */
    static Optional<String[]> row(Path folder, int... horizons) throws IOException {
        Recording recording = Recording.open(folder);
        RecordedPrediction trial = new RecordedPrediction(horizons);
        for (Trackable body : recording.site().trackables()) {
            trial.follow(recording, body.id());
        }
        if (trial.last.get(0).isEmpty()) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>(List.of(String.valueOf(folder.getFileName())));
        for (int i = 0; i < horizons.length; i++) {
            cells.add(millimetres(trial.predicted.get(i)));
            cells.add(millimetres(trial.last.get(i)));
        }
        cells.add(Integer.toString(trial.last.get(0).size()));
        return Optional.of(cells.toArray(new String[0]));
    }

    private void follow(Recording recording, String body) throws IOException {
        List<TruthSample> truth = recording.truth().stream()
                .filter(sample -> sample.trackable().equals(body))
                .toList();
        if (truth.size() < 2) {
            return;
        }
        PacedEngine engine = new PacedEngine(
                new PositioningEngine(recording.site(), EngineOptions.defaults(), new EngineListener() {}));
        try (FixLines lines = recording.openFixes()) {
            Iterator<Fix> fixes = lines.fixes(refused -> {});
            Optional<Fix> waiting = Optional.empty();
            for (int i = 0; i + 1 < truth.size(); i++) {
                long now = truth.get(i).stampNanos();
                while (waiting.isPresent() || fixes.hasNext()) {
                    Fix fix = waiting.isPresent() ? waiting.get() : fixes.next();
                    waiting = Optional.empty();
                    if (fix.header().receivedNanos() > now) {
                        waiting = Optional.of(fix);
                        break;
                    }
                    engine.accept(fix);
                }
                engine.passTo(now);
                if (now - truth.get(0).stampNanos() > SKIPPED) {
                    compare(truth, i, engine.estimateAt(body, now));
                }
            }
        }
    }

    private void compare(List<TruthSample> truth, int i, Optional<PoseEstimate> told) {
        TruthSample now = truth.get(i);
        Optional<Vector3> soon = placeAt(truth, i, now.stampNanos() + 50_000_000L);
        boolean isMoving = soon.filter(place -> place.distanceTo(now.position()) > 0.05 * SLOWEST)
                .isPresent();
        if (told.isEmpty() || !isMoving) {
            return;
        }
        PoseEstimate pose = told.get();
        RemotePoses poses = new RemotePoses();
        poses.told(remote(pose));
        PredictedPose out = new PredictedPose();
        for (int k = 0; k < horizons.length; k++) {
            long then = now.stampNanos() + horizons[k] * 1_000_000L;
            Optional<Vector3> place = placeAt(truth, i, then);
            if (place.isPresent() && poses.poseAt(pose.trackable(), then, out) == RemotePoses.Answer.FOUND) {
                Vector3 moved = place.get().minus(now.position());
                Vector3 shown =
                        new Vector3(out.pose().x(), out.pose().y(), out.pose().z()).minus(pose.position());
                predicted.get(k).add(moved.distanceTo(shown));
                last.get(k).add(moved.norm());
            }
        }
    }

    /** Where the body truly is, between two samples of the truth from the i-th on; empty across gaps. */
    private static Optional<Vector3> placeAt(List<TruthSample> truth, int i, long stamp) {
        int next = i + 1;
        while (next < truth.size() && truth.get(next).stampNanos() < stamp) {
            next++;
        }
        if (next == truth.size()) {
            return Optional.empty();
        }
        TruthSample a = truth.get(next - 1);
        TruthSample b = truth.get(next);
        double span = 1e-9 * (b.stampNanos() - a.stampNanos());
        double share = 1e-9 * (stamp - a.stampNanos()) / span;
        return span > LONGEST_STEP
                ? Optional.empty()
                : Optional.of(a.position().plus(b.position().minus(a.position()).times(share)));
    }

    private static RemotePose remote(PoseEstimate pose) {
        Vector3 p = pose.position();
        Vector3 v = pose.velocity();
        return new RemotePose(
                pose.trackable(),
                "",
                pose.stampNanos(),
                Pose.level(
                        new org.sitedatum.headset.geometry.Vector3(p.x(), p.y(), p.z()),
                        pose.orientation().map(turned -> turned.yaw()).orElse(0.0)),
                new org.sitedatum.headset.geometry.Vector3(v.x(), v.y(), v.z()),
                pose.angularVelocity().map(Vector3::z).orElse(0.0),
                pose.angularVelocity().isPresent() ? MotionModel.CONSTANT_TURN : MotionModel.CONSTANT_VELOCITY,
                0.05,
                0.1);
    }

    private static String millimetres(List<Double> errors) {
        double[] values = errors.stream().mapToDouble(Double::doubleValue).toArray();
        return String.format(Locale.ROOT, "%.1f", 1000 * WalkFigures.quantile(values, 0.95));
    }
}
