package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.Frames.id;
import static org.sitedatum.frames.geometry.Near.assertNear;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.sitedatum.frames.TransformLookup.Found;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RandomGeometry;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;

/** Random trees with late, repeated and re-parented samples, against {@link NaiveTree} and the laws of composition. */
class RandomTreeTest {

    private static final int FRAMES = 9;
    private static final long HISTORY = 1_000;

    private final TransformBuffer buffer =
            new TransformBuffer(TransformBufferOptions.DEFAULTS.withHistory(Duration.ofNanos(HISTORY)));
    private final NaiveTree naive = new NaiveTree(HISTORY);
    private RandomGeometry random = new RandomGeometry(0);

    @RepeatedTest(60)
    void shouldAgreeWithTheNaiveTree(RepetitionInfo seed) {
        random = new RandomGeometry(seed.getCurrentRepetition());
        int compared = 0;

        for (int step = 0; step < 3_000; step++) {
            insert(step);
            if (step % 3 == 0) {
                compared += compare(pick(FRAMES), pick(FRAMES), step - pick(1_300)) ? 1 : 0;
            }
        }

        assertThat(compared).isGreaterThan(100);
    }

    /** The answer kept from before must never outlive a change: asked after every step, of the same few pairs. */
    @RepeatedTest(20)
    void shouldGiveTheLatestWhateverWasAskedBefore(RepetitionInfo seed) {
        random = new RandomGeometry(2000 + seed.getCurrentRepetition());
        int compared = 0;

        for (int step = 0; step < 3_000; step++) {
            insert(step);
            FrameId target = frame(pick(3));
            FrameId source = frame(FRAMES - 1 - pick(3));
            if (buffer.lookupLatestUncertain(target, source) instanceof Found latest) {
                long stamp = latest.stampNanos();
                assertThat(buffer.lookupUncertain(target, source, stamp)).isEqualTo(latest);
                assertThat(stamp).isEqualTo(latestCommonStamp(target, source));
                assertThat(buffer.lookupLatest(target, source))
                        .isEqualTo(new Found(latest.targetFromSource(), stamp, Optional.empty()));
                compared++;
            }
        }

        assertThat(compared).isGreaterThan(500);
    }

    @RepeatedTest(20)
    void shouldComposeLookups(RepetitionInfo seed) {
        random = new RandomGeometry(1000 + seed.getCurrentRepetition());
        for (int step = 0; step < 2_000; step++) {
            insert(step);
        }

        for (int i = 0; i < 200; i++) {
            FrameId a = frame(pick(FRAMES));
            FrameId b = frame(pick(FRAMES));
            FrameId c = frame(pick(FRAMES));
            long stamp = 2_000L - pick(900);
            if (buffer.lookup(a, b, stamp) instanceof Found ab
                    && buffer.lookup(b, c, stamp) instanceof Found bc
                    && buffer.lookup(a, c, stamp) instanceof Found ac) {
                assertNear(ac.targetFromSource(), ab.targetFromSource().then(bc.targetFromSource()), 1e-11);
                assertNear(
                        buffer.lookup(c, a, stamp).found().orElseThrow().targetFromSource(),
                        ac.targetFromSource().inverse(),
                        1e-11);
            }
        }
    }

    private long latestCommonStamp(FrameId target, FrameId source) {
        FrameTree tree = buffer.tree();
        Set<FrameEdge> up = edgesAbove(tree, target);
        Set<FrameEdge> down = edgesAbove(tree, source);
        return Stream.concat(up.stream(), down.stream())
                .filter(edge -> !(up.contains(edge) && down.contains(edge)))
                .mapToLong(FrameEdge::newestNanos)
                .min()
                .orElseThrow();
    }

    private static Set<FrameEdge> edgesAbove(FrameTree tree, FrameId frame) {
        Set<FrameEdge> edges = new HashSet<>();
        tree.edge(frame).ifPresent(edge -> {
            edges.add(edge);
            edges.addAll(edgesAbove(tree, edge.parent()));
        });
        return edges;
    }

    /** Frame n hangs on one of the two below it, so that no loop can arise. */
    private void insert(int step) {
        int child = 1 + pick(FRAMES - 1);
        int parent = Math.max(0, child - 1 - (pick(40) == 0 ? 1 : 0));
        long stamp = (long) step - (pick(10) == 0 ? pick(1_200) : pick(3));
        double[][] root = random.root(0.1, 0.01);
        StampedTransform sample = new StampedTransform(
                frame(parent), frame(child), stamp, random.transform(), RandomGeometry.covariance(root));
        if (buffer.insert(sample).isAccepted()) {
            naive.insert(sample);
        }
    }

    private boolean compare(int target, int source, long stamp) {
        TransformLookup seen = buffer.lookupUncertain(frame(target), frame(source), stamp);
        if (seen instanceof TransformLookup.UnknownFrame) {
            return false;
        }
        Optional<UncertainTransform> expected = naive.lookup(frame(target), frame(source), stamp);

        assertThat(seen.found().isPresent())
                .as("%d from %d at %d: %s", target, source, stamp, seen)
                .isEqualTo(expected.isPresent());
        expected.ifPresent(truth -> assertSame(seen.found().orElseThrow(), truth, target, source, stamp));
        return expected.isPresent();
    }

    private void assertSame(Found seen, UncertainTransform truth, int target, int source, long stamp) {
        assertNear(seen.targetFromSource(), truth.transform(), 1e-11);
        assertNear(
                seen.covariance().orElseThrow().plus(Covariance6.isotropic(1e-9, 1e-9)),
                truth.covariance().plus(Covariance6.isotropic(1e-9, 1e-9)),
                1e-7);
        RigidTransform plain = buffer.lookup(frame(target), frame(source), stamp)
                .found()
                .orElseThrow()
                .targetFromSource();
        assertThat(plain).isEqualTo(seen.targetFromSource());
    }

    private FrameId frame(int n) {
        return id("f" + n);
    }

    private int pick(int bound) {
        return (int) random.uniform(0, bound);
    }
}
