package org.sitedatum.benchmarks.places;

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

/** The walk of {@link FenceBenchmark} with what people write around JTS: points, no covariance, no delays. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JtsFenceBenchmark {

    private static final int BODIES = 1_000;

    /** Zones on the site. */
    @Param("1000")
    private int zones;

    private Walkers walkers = new Walkers(1, 1);
    private JtsFences fences = new JtsFences(ZoneField.plain(1), 1);

    /** Fresh fences. */
    @Setup
    public void start() {
        walkers = new Walkers(BODIES, ZoneField.side(zones));
        fences = new JtsFences(ZoneField.plain(zones), BODIES);
    }

    /** Every polygon asked. */
    @Benchmark
    public long naive() {
        walkers.step();
        return fences.naive(walkers.body(), walkers.x(), walkers.y());
    }

    /** Every prepared polygon asked. */
    @Benchmark
    public long prepared() {
        walkers.step();
        return fences.prepared(walkers.body(), walkers.x(), walkers.y());
    }

    /** An STRtree before prepared polygons. */
    @Benchmark
    public long treeAndPrepared() {
        walkers.step();
        return fences.treeAndPrepared(walkers.body(), walkers.x(), walkers.y());
    }

    /** An STRtree before indexed locators. */
    @Benchmark
    public long treeAndIndexed() {
        walkers.step();
        return fences.treeAndIndexed(walkers.body(), walkers.x(), walkers.y());
    }

    /** An HPRtree before indexed locators. */
    @Benchmark
    public long hilbertAndIndexed() {
        walkers.step();
        return fences.hilbertAndIndexed(walkers.body(), walkers.x(), walkers.y());
    }

    /** Walks only: to be taken off. */
    @Benchmark
    public double walkOnly() {
        walkers.step();
        return walkers.x();
    }
}
