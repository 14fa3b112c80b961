package org.sitedatum.benchmarks.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.sitedatum.frames.TransformBuffer;
import org.sitedatum.frames.geometry.RigidTransform;

/** A fixed edge gets another value while a reader looks: the old or the new one, whole. */
@JCStressTest
@Outcome(
        id = {"7", "8"},
        expect = Expect.ACCEPTABLE,
        desc = "one or the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn or missed")
@State
public class FixedValueStress {

    private final TransformBuffer buffer = StressedEdge.buffer();

    /** Starts with the value of 7. */
    public FixedValueStress() {
        buffer.insertFixed(StressedEdge.sample(StressedEdge.SITE, 7));
    }

    /** Sets that of 8. */
    @Actor
    public void writer() {
        buffer.insertFixed(StressedEdge.sample(StressedEdge.SITE, 8));
    }

    /** Looks. */
    @Actor
    public void reader(I_Result r) {
        RigidTransform seen = buffer.lookup(StressedEdge.SITE, StressedEdge.BODY, 0)
                .found()
                .orElseThrow()
                .targetFromSource();
        long stamp = Math.round(seen.translation().x());
        r.r1 = StressedEdge.isPoseOf(seen, stamp) ? (int) stamp : StressedEdge.TORN;
    }
}
