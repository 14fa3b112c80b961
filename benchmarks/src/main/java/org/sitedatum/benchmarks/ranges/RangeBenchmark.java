package org.sitedatum.benchmarks.ranges;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sitedatum.benchmarks.workload.HallSite;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.RangeFix;

/** One range of a tracked tag through the whole engine; a start from six ranges, and least squares on the same six. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RangeBenchmark {

    private static final int TAGS = 100;
    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long STEP_NANOS = 12_500_000L;
    private static final int WARM_RANGES = 400;
    private static final int SETS = 1 << 10;

    private final RangeHall hall = new RangeHall(0);
    private final SilentListener listener = new SilentListener();
    private final Vector3[] places = new Vector3[TAGS];
    private final double[][] sets = new double[SETS][EngineStart.RANGES];
    private final double[] found = new double[2];
    private final EngineStart start = new EngineStart(listener);
    private PositioningEngine engine = new PositioningEngine(HallSite.of(1), EngineOptions.defaults(), listener);
    private int tag;
    private int round;
    private int set;

    /** A running engine, and sets of six ranges. */
    @Setup
    public void begin() {
        tag = 0;
        round = 0;
        for (int i = 0; i < TAGS; i++) {
            places[i] = hall.place();
        }
        for (double[] ranges : sets) {
            Vector3 place = hall.place();
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = hall.measure(place, i);
            }
        }
        engine = new PositioningEngine(RangeHall.site(TAGS), EngineOptions.defaults(), listener);
        for (int i = 0; i < WARM_RANGES * TAGS; i++) {
            engine.accept(nextRange());
        }
    }

    private RangeFix nextRange() {
        int anchor = round % RangeHall.anchors();
        long stamp = START_NANOS + round * STEP_NANOS;
        RangeFix fix = RangeHall.fix(tag, anchor, hall.measure(places[tag], anchor), stamp);
        if (++tag == TAGS) {
            tag = 0;
            round++;
        }
        return fix;
    }

    private double[] nextSet() {
        return sets[set++ & (SETS - 1)];
    }

    /** Makes a range, 80 a second of each tag, and gives it to the engine. */
    @Benchmark
    public long track() {
        engine.accept(nextRange());
        return listener.heard();
    }

    /** Makes the range only: to be taken off. */
    @Benchmark
    public RangeFix rangeOnly() {
        return nextRange();
    }

    /** A new engine, six ranges: it starts. */
    @Benchmark
    public PositioningEngine startFromSix() {
        return start.hear(nextSet(), EngineStart.RANGES);
    }

    /** A new engine, five ranges: it does not start yet. To be taken off. */
    @Benchmark
    public PositioningEngine hearFive() {
        return start.hear(nextSet(), EngineStart.RANGES - 1);
    }

    /** Plain Java on the same six. */
    @Benchmark
    public double gaussNewton() {
        LeastSquares.gaussNewton(nextSet(), EngineStart.RANGES, found);
        return found[0];
    }

    /** Hipparchus on the same six. */
    @Benchmark
    public double hipparchus() {
        LeastSquares.hipparchus(nextSet(), EngineStart.RANGES, found);
        return found[0];
    }
}
