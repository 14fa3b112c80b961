package org.sitedatum.benchmarks.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.sitedatum.frames.TransformBuffer;

/** The writer goes around the ring while a reader looks at the newest sample and between two old ones. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both whole")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "the old one is forgotten already")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn, or no newest sample")
@State
public class AppendStress {

    private final TransformBuffer buffer = StressedEdge.buffer();

    /** Starts with a full ring. */
    public AppendStress() {
        for (int stamp = 0; stamp < 40; stamp += 2) {
            buffer.insert(StressedEdge.sample(StressedEdge.SITE, stamp));
        }
    }

    /** Goes once around. */
    @Actor
    public void writer() {
        for (int stamp = 40; stamp < 80; stamp += 2) {
            buffer.insert(StressedEdge.sample(StressedEdge.SITE, stamp));
        }
    }

    /** Looks twice. */
    @Actor
    public void reader(II_Result r) {
        r.r1 = StressedEdge.judge(buffer.lookupLatest(StressedEdge.SITE, StressedEdge.BODY));
        r.r2 = StressedEdge.judge(buffer.lookup(StressedEdge.SITE, StressedEdge.BODY, 19));
    }
}
