package org.sitedatum.benchmarks.scene;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;

/** One scan through the whole engine, door to published poses. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SceneBenchmark {

    private static final int SCANS = 300;

    /** How many bodies. */
    @Param("50")
    private int bodies;

    /** Side of the square they walk in, m. */
    @Param("100")
    private double side;

    private List<Fix> fixes = List.of();

    /** Simulates the scans. */
    @Setup
    public void simulate() {
        fixes = CrowdScans.of(bodies, side, SCANS);
    }

    /** Half a minute of scans, from the first on. */
    @Benchmark
    @OperationsPerInvocation(SCANS)
    public long scan() {
        PoseCount count = new PoseCount();
        PositioningEngine engine = new PositioningEngine(CrowdScans.site(), EngineOptions.defaults(), count);
        for (Fix fix : fixes) {
            engine.accept(fix);
        }
        return count.poses;
    }

    private static final class PoseCount implements EngineListener {
        private long poses;

        @Override
        public void onPose(PoseEstimate pose) {
            poses++;
        }

        @Override
        public void onRejection(FixRejection rejection) {
            throw new IllegalStateException(rejection.detail());
        }
    }
}
