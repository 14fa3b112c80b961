package org.sitedatum.benchmarks.places;

import java.util.List;
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
import org.sitedatum.positioning.site.Meetings;

/** A pose among many bodies, one to every 40 square metres: proximity within 1 m, collisions 2 s ahead. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MeetingBenchmark {

    private static final double AREA_PER_BODY = 40;

    /** Bodies on the site, which grows with them. */
    @Param("1000")
    private int bodies;

    private long said;
    private Walkers walkers = new Walkers(1, 1);
    private Places places = newPlaces();

    /** Fresh places that have heard every body. */
    @Setup
    public void start() {
        walkers = new Walkers(bodies, Math.sqrt(AREA_PER_BODY * bodies));
        places = newPlaces();
        for (int i = 0; i < bodies; i++) {
            walkers.step();
            places.onPose(walkers.pose());
        }
    }

    private Places newPlaces() {
        Meetings meetings = new Meetings(1, Double.NaN, 2, Double.NaN);
        return new Places(
                ZoneField.site(List.of(), Optional.of(meetings)),
                EngineOptions.defaults(),
                new EventEmitter(event -> said++));
    }

    /** Looks for bodies near and ahead. */
    @Benchmark
    public long meet() {
        walkers.step();
        places.onPose(walkers.pose());
        return said;
    }

    /** Makes the pose only: to be taken off. */
    @Benchmark
    public PoseEstimate poseOnly() {
        walkers.step();
        return walkers.pose();
    }
}
