package org.sitedatum.benchmarks.filter;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
import org.sitedatum.benchmarks.workload.ClosedPath;
import org.sitedatum.benchmarks.workload.NoiseTable;

/** Predict and a 3-D position update of one of 1,000 bodies, 10 Hz each: the engine's kernel beside its peers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterBenchmark {

    private static final int BODIES = 1_000;

    private final ClosedPath path = new ClosedPath(1);
    private final NoiseTable noise = new NoiseTable(BodyFilter.SIGMA, 2);
    private BodyFilter[] filters = new BodyFilter[0];
    private int body;
    private int epoch;

    /** Starts over; the bodies are made by the first use. */
    @Setup
    public void reset() {
        filters = new BodyFilter[0];
        body = 0;
        epoch = 0;
    }

    private double step(Supplier<BodyFilter> newFilter) {
        if (filters.length == 0) {
            filters = new BodyFilter[BODIES];
            for (int i = 0; i < BODIES; i++) {
                filters[i] = newFilter.get();
            }
        }
        BodyFilter filter = filters[body];
        filter.step(
                path.x(body, epoch) + noise.next(),
                path.y(body, epoch) + noise.next(),
                path.z(body, epoch) + noise.next());
        if (++body == BODIES) {
            body = 0;
            epoch++;
        }
        return filter.position(0);
    }

    /** The engine's kernel, gate and robust weights included. */
    @Benchmark
    public double siteDatum(EngineRoom room) {
        return step(room.newFilter);
    }

    /** Plain Java written for this filter only. */
    @Benchmark
    public double handWritten() {
        return step(HandWrittenFilter::new);
    }

    /** EJML. */
    @Benchmark
    public double ejml(EjmlRoom room) {
        return step(room.newFilter);
    }

    /** Hipparchus. */
    @Benchmark
    public double hipparchus() {
        return step(() -> new HipparchusFilter(BodyFilter.DENSITY));
    }

    /** What the workload itself costs: to be taken off the others. */
    @Benchmark
    public double workloadOnly() {
        return step(NoFilter::new);
    }

    /** Work space of the engine's kernel. */
    @State(Scope.Thread)
    public static class EngineRoom {
        private final EngineFilter.Room room = new EngineFilter.Room();
        private final Supplier<BodyFilter> newFilter = () -> new EngineFilter(room);
    }

    /** Work space of EJML. */
    @State(Scope.Thread)
    public static class EjmlRoom {
        private final EjmlFilter.Room room = new EjmlFilter.Room();
        private final Supplier<BodyFilter> newFilter = () -> new EjmlFilter(room);
    }

    private static final class NoFilter implements BodyFilter {
        private double x;

        @Override
        public void step(double mx, double my, double mz) {
            x = mx + my + mz;
        }

        @Override
        public double position(int axis) {
            return x;
        }
    }
}
