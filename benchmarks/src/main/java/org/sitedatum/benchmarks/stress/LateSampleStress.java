package org.sitedatum.benchmarks.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.sitedatum.frames.TransformBuffer;

/** A late sample comes between two others while a reader interpolates there: the value is the same before and after. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "whole")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn or missed")
@State
public class LateSampleStress {

    private final TransformBuffer buffer = StressedEdge.buffer();

    /** Starts with two samples far apart. */
    public LateSampleStress() {
        buffer.insert(StressedEdge.sample(StressedEdge.SITE, 0));
        buffer.insert(StressedEdge.sample(StressedEdge.SITE, 10));
    }

    /** Fills in, and replaces by the same and appends. */
    @Actor
    public void writer() {
        buffer.insert(StressedEdge.sample(StressedEdge.SITE, 4));
        buffer.insert(StressedEdge.sample(StressedEdge.SITE, 6));
        buffer.insert(StressedEdge.sample(StressedEdge.SITE, 11));
    }

    /** Looks between. */
    @Actor
    public void reader(I_Result r) {
        r.r1 = StressedEdge.judge(buffer.lookup(StressedEdge.SITE, StressedEdge.BODY, 5));
    }
}
