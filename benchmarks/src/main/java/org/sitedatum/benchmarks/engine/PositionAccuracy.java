package org.sitedatum.benchmarks.engine;

import org.sitedatum.benchmarks.workload.ClosedPath;
import org.sitedatum.benchmarks.workload.HallSite;
import org.sitedatum.benchmarks.workload.PositionStream;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.site.TrackableKind;

/**
 * Root mean square of the 3-D error of every pose the engine publishes, once its bodies have settled.
 *
 * @param rmse m
 * @param gated share of the fixes refused
 */
record PositionAccuracy(double rmse, double gated) {

    private static final int SETTLED_EPOCHS = 50;

    /** Of a stream with these shares of outliers and late fixes. */
    static PositionAccuracy of(TrackableKind kind, int bodies, int epochs, double outliers, double late) {
        PositionStream stream = new PositionStream(bodies, outliers, late, 5);
        Tally tally = new Tally(stream);
        PositioningEngine engine = new PositioningEngine(HallSite.of(bodies, kind), EngineOptions.defaults(), tally);
        int fixes = bodies * epochs;
        for (int i = 0; i < fixes; i++) {
            engine.accept(stream.next());
        }
        double gated = (double) (fixes - engine.acceptedCount()) / fixes;
        return new PositionAccuracy(Math.sqrt(tally.squared / tally.count), gated);
    }

    private static final class Tally implements EngineListener {
        private final PositionStream stream;
        private double squared;
        private long count;

        Tally(PositionStream stream) {
            this.stream = stream;
        }

        @Override
        public void onPose(PoseEstimate pose) {
            int epoch = PositionStream.epochOf(pose.stampNanos());
            if (epoch < SETTLED_EPOCHS) {
                return;
            }
            ClosedPath truth = stream.truth();
            int body = stream.body();
            Vector3 p = pose.position();
            double dx = p.x() - truth.x(body, epoch);
            double dy = p.y() - truth.y(body, epoch);
            double dz = p.z() - truth.z(body, epoch);
            squared += dx * dx + dy * dy + dz * dz;
            count++;
        }
    }
}
