package org.sitedatum.benchmarks.places;

import java.util.Optional;
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
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.places.Places;

/** A pose against many zones, the covariance looked at, entries and exits said: 1,000 bodies. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FenceBenchmark {

    private static final int BODIES = 1_000;

    /** Zones on the site, which grows with them. */
    @Param("1000")
    private int zones;

    private long said;
    private Walkers walkers = new Walkers(1, 1);
    private Places plain = places(1, false);
    private Places dressed = places(1, true);

    /** Fresh places that have heard every body. */
    @Setup
    public void start() {
        walkers = new Walkers(BODIES, ZoneField.side(zones));
        plain = places(zones, false);
        dressed = places(zones, true);
        for (int i = 0; i < BODIES; i++) {
            walkers.step();
            plain.onPose(walkers.pose());
            dressed.onPose(walkers.pose());
        }
    }

    private Places places(int count, boolean withAll) {
        return new Places(
                ZoneField.site(withAll ? ZoneField.dressed(count) : ZoneField.plain(count), Optional.empty()),
                EngineOptions.defaults(),
                new EventEmitter(event -> said++));
    }

    /** Entries and exits by the pose's covariance. */
    @Benchmark
    public long plain() {
        walkers.step();
        plain.onPose(walkers.pose());
        return said;
    }

    /** With floors, tolerances, delays and time-outs as well. */
    @Benchmark
    public long dressed() {
        walkers.step();
        dressed.onPose(walkers.pose());
        return said;
    }

    /** Makes the pose only: to be taken off. */
    @Benchmark
    public PoseEstimate poseOnly() {
        walkers.step();
        return walkers.pose();
    }
}
