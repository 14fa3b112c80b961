package org.sitedatum.benchmarks.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sitedatum.benchmarks.workload.HallSite;
import org.sitedatum.benchmarks.workload.PositionStream;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.TrackableKind;

/** A position fix in, a pose out: 2 % outliers, 2 % late; each body at 10 Hz. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBenchmark {

    private static final double SPOILT = 0.02;
    private static final int WARM_EPOCHS = 12;

    /** Bodies in the site, all of them moving. */
    @Param("1000")
    private int bodies;

    /** What kind of bodies they are: assets have two ways of moving, pedestrians three. */
    @Param("ASSET")
    private TrackableKind kind = TrackableKind.ASSET;

    private final LastPose listener = new LastPose();
    private PositionStream stream = new PositionStream(1, 0, 0, 1);
    private PositioningEngine engine = new PositioningEngine(HallSite.of(1), EngineOptions.defaults(), listener);

    /** A fresh engine whose bodies have all been heard of. */
    @Setup
    public void start() {
        stream = new PositionStream(bodies, SPOILT, SPOILT, 3);
        engine = new PositioningEngine(HallSite.of(bodies, kind), EngineOptions.defaults(), listener);
        for (int i = 0; i < WARM_EPOCHS * bodies; i++) {
            engine.accept(stream.next());
        }
    }

    /** Makes the fix and gives it to the engine. */
    @Benchmark
    public double accept() {
        engine.accept(stream.next());
        return listener.x();
    }

    /** Makes the fix only: to be taken off. */
    @Benchmark
    public PositionFix fixOnly() {
        return stream.next();
    }
}
