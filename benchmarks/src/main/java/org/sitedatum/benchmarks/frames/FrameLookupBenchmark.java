package org.sitedatum.benchmarks.frames;

import java.util.Random;
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
import org.sitedatum.frames.FrameId;
import org.sitedatum.frames.InsertResult;
import org.sitedatum.frames.StampedTransform;
import org.sitedatum.frames.TransformBuffer;
import org.sitedatum.frames.TransformLookup;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Lookups in a tree of two branches of five moving edges each below the site, 10 s at 100 Hz per edge, smooth motion,
 * stamps drawn beforehand at random over the 10 s (so that caches miss as they would) or over the last 20 ms.
 *
 * <p>{@code java -cp ... org.openjdk.jmh.Main FrameLookupBenchmark}; add {@code -prof gc} for bytes per lookup.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameLookupBenchmark {

    private static final int DEPTH = 5;
    private static final int SAMPLES = 1_000;
    private static final long PERIOD = 10_000_000L;
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long END = START + (SAMPLES - 1) * PERIOD;
    private static final int STAMPS = 1 << 13;
    private static final Covariance6 COVARIANCE = Covariance6.isotropic(0.05, 0.01);

    private final FrameId site = FrameId.SITE;
    private final FrameId left = new FrameId("left-" + DEPTH);
    private final FrameId right = new FrameId("right-" + DEPTH);
    private final FrameId newestLink = new FrameId("renewed-" + DEPTH);
    private final FrameId newestButOne = new FrameId("renewed-" + (DEPTH - 1));
    private final FrameId live = new FrameId("live");
    private final TransformBuffer exact = new TransformBuffer();
    private final TransformBuffer uncertain = new TransformBuffer();
    private final TransformBuffer renewed = new TransformBuffer();
    private final TransformBuffer growing = new TransformBuffer();
    private final TransformBuffer growingUncertain = new TransformBuffer();
    private final long[] past = new long[STAMPS];
    private final long[] recent = new long[STAMPS];
    private final RigidTransform[] motion = new RigidTransform[1 << 10];
    private int next;
    private long newest = START;

    /** Fills the trees. */
    @Setup
    public void fill() {
        Random random = new Random(42);
        for (String branch : new String[] {"left", "right"}) {
            for (int depth = 1; depth <= DEPTH; depth++) {
                FrameId parent = depth == 1 ? site : new FrameId(branch + "-" + (depth - 1));
                FrameId child = new FrameId(branch + "-" + depth);
                double rate = 0.2 + random.nextDouble();
                for (int i = 0; i < SAMPLES; i++) {
                    RigidTransform pose = smooth(rate, i * 0.01);
                    exact.insert(new StampedTransform(parent, child, START + i * PERIOD, pose));
                    uncertain.insert(new StampedTransform(parent, child, START + i * PERIOD, pose, COVARIANCE));
                }
            }
        }
        for (int i = 0; i < STAMPS; i++) {
            past[i] = START + (long) (random.nextDouble() * (END - START));
            recent[i] = END - (long) (random.nextDouble() * 2 * PERIOD);
        }
        for (int i = 0; i < motion.length; i++) {
            motion[i] = smooth(1, i * 0.01);
        }
        for (int depth = 1; depth <= DEPTH; depth++) {
            FrameId parent = depth == 1 ? site : new FrameId("renewed-" + (depth - 1));
            StampedTransform link =
                    new StampedTransform(parent, new FrameId("renewed-" + depth), START, smooth(1, depth));
            if (depth < DEPTH) {
                renewed.insertFixed(link);
            } else {
                renewed.insert(link);
            }
        }
    }

    private static RigidTransform smooth(double rate, double t) {
        Quaternion rotation = Quaternion.ofYawPitchRoll(rate * t, 0.3 * Math.sin(rate * t), 0.2 * Math.cos(rate * t));
        return new RigidTransform(rotation, new Vector3(Math.sin(rate * t), Math.cos(rate * t), 0.1 * t));
    }

    private int turn() {
        next = next + 1 & STAMPS - 1;
        return next;
    }

    /** Five links up. */
    @Benchmark
    public TransformLookup siteFromLeaf() {
        return exact.lookup(site, left, past[turn()]);
    }

    /** Five links up and five down. */
    @Benchmark
    public TransformLookup leafFromLeaf() {
        return exact.lookup(right, left, past[turn()]);
    }

    /** Five links at one stamp, five at another. */
    @Benchmark
    public TransformLookup throughFixedFrame() {
        int i = turn();
        return exact.lookup(right, past[i], left, past[STAMPS - 1 - i], site);
    }

    /** Five links within the last two samples. */
    @Benchmark
    public TransformLookup siteFromLeafRecent() {
        return exact.lookup(site, left, recent[turn()]);
    }

    /** Five links at their newest common stamp. */
    @Benchmark
    public TransformLookup siteFromLeafLatest() {
        return exact.lookupLatest(site, left);
    }

    /** The same after one of the five has got a sample: insertion and lookup together. */
    @Benchmark
    public TransformLookup insertThenSiteFromLeafLatest() {
        newest += PERIOD;
        renewed.insert(new StampedTransform(newestButOne, newestLink, newest, motion[turn() & motion.length - 1]));
        return renewed.lookupLatest(site, newestLink);
    }

    /** Five links up, with covariance. */
    @Benchmark
    public TransformLookup siteFromLeafUncertain() {
        return uncertain.lookupUncertain(site, left, past[turn()]);
    }

    /** Five links up and five down, with covariance. */
    @Benchmark
    public TransformLookup leafFromLeafUncertain() {
        return uncertain.lookupUncertain(right, left, past[turn()]);
    }

    /** Five links at one stamp, five at another, with covariance. */
    @Benchmark
    public TransformLookup throughFixedFrameUncertain() {
        int i = turn();
        return uncertain.lookupUncertain(right, past[i], left, past[STAMPS - 1 - i], site);
    }

    /** Five links at their newest common stamp, with covariance. */
    @Benchmark
    public TransformLookup siteFromLeafLatestUncertain() {
        return uncertain.lookupLatestUncertain(site, left);
    }

    /** One sample more, in order. */
    @Benchmark
    public InsertResult insert() {
        newest += PERIOD;
        return growing.insert(new StampedTransform(site, live, newest, motion[turn() & motion.length - 1]));
    }

    /** One sample with a covariance of its own more, in order. */
    @Benchmark
    public InsertResult insertUncertain() {
        newest += PERIOD;
        return growingUncertain.insert(
                new StampedTransform(site, live, newest, motion[turn() & motion.length - 1], COVARIANCE));
    }
}
