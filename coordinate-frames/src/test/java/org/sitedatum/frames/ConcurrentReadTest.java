package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.Frames.id;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sitedatum.frames.TransformLookup.Found;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * One writer, several readers, tiny rings that wrap all the time: whatever a reader finds must be what was inserted for
 * that stamp, every number a function of it. The JCStress tests look harder.
 */
class ConcurrentReadTest {

    private static final int SAMPLES = 200_000;

    private final TransformBuffer buffer =
            new TransformBuffer(new TransformBufferOptions(Duration.ofNanos(40), 30, 10));
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    @Timeout(120)
    void shouldNeverShowATornEdge() throws Exception {
        buffer.insertFixed(new StampedTransform(id("site"), id("p0"), 0, RigidTransform.IDENTITY));
        buffer.insertFixed(new StampedTransform(id("site"), id("p1"), 0, RigidTransform.IDENTITY));
        buffer.insert(sample(0));
        ExecutorService readers = Executors.newFixedThreadPool(3);
        List<Future<Long>> reads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int seed = i;
            reads.add(readers.submit(() -> read(new SplittableRandom(seed))));
        }

        SplittableRandom random = new SplittableRandom(99);
        for (int stamp = 1; stamp < SAMPLES; stamp++) {
            assertThat(buffer.insert(sample(stamp)).isAccepted()).isTrue();
            if (stamp > 30 && random.nextInt(50) == 0) {
                buffer.insert(sample(stamp - random.nextInt(20)));
            }
        }
        done.set(true);

        long found = 0;
        for (Future<Long> read : reads) {
            found += read.get();
        }
        readers.shutdown();
        assertThat(found).isPositive();
    }

    private long read(SplittableRandom random) {
        long found = 0;
        while (!done.get() || found == 0) {
            Found now = Frames.found(buffer.lookupLatestUncertain(id("site"), id("b")));
            check(now);
            TransformLookup past = buffer.lookupUncertain(id("site"), id("b"), now.stampNanos() - random.nextInt(35));
            if (past instanceof Found then) {
                check(then);
                found++;
            }
        }
        return found;
    }

    private static void check(Found found) {
        RigidTransform expected = sample(found.stampNanos()).parentFromChild();
        assertThat(found.targetFromSource().translation()).isEqualTo(expected.translation());
        assertThat(found.targetFromSource().rotation().angleTo(expected.rotation()))
                .isLessThan(1e-12);
        assertThat(found.covariance().orElseThrow().get(0, 0)).isEqualTo((double) found.stampNanos());
    }

    /** The parent changes every 1,000 samples. */
    private static StampedTransform sample(long stamp) {
        FrameId parent = id("p" + stamp / 1000 % 2);
        RigidTransform pose =
                new RigidTransform(Quaternion.ofYaw(1e-3 * stamp), new Vector3(stamp, 2 * stamp, 3 * stamp));
        return new StampedTransform(
                parent, id("b"), stamp, pose, Covariance6.ofDiagonal((double) stamp, 1, 1, 1, 1, 1));
    }
}
