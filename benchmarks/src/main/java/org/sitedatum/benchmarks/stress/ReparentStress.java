package org.sitedatum.benchmarks.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.sitedatum.frames.FrameId;
import org.sitedatum.frames.StampedTransform;
import org.sitedatum.frames.TransformBuffer;
import org.sitedatum.frames.geometry.RigidTransform;

/** A body changes its parent while a reader looks: no answer may mix one parent with the other's sample. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both by the parent of their stamp")
@Outcome(expect = Expect.FORBIDDEN, desc = "parents mixed, or missed")
@State
public class ReparentStress {

    private static final FrameId NEAR = new FrameId("near");
    private static final FrameId FAR = new FrameId("far");

    private final TransformBuffer buffer = StressedEdge.buffer();

    /** Near stands where its samples say; far stands 1,000 m off and its samples say 1,000 m less. */
    public ReparentStress() {
        buffer.insertFixed(new StampedTransform(StressedEdge.SITE, NEAR, 0, RigidTransform.IDENTITY));
        buffer.insertFixed(new StampedTransform(StressedEdge.SITE, FAR, 0, RigidTransform.ofTranslation(1000, 0, 0)));
        buffer.insert(StressedEdge.sample(NEAR, 0));
        buffer.insert(StressedEdge.sample(NEAR, 2));
        buffer.lookup(StressedEdge.SITE, StressedEdge.BODY, 1);
    }

    /** Moves over and back. */
    @Actor
    public void writer() {
        buffer.insert(fromFar(3));
        buffer.insert(fromFar(4));
        buffer.insert(StressedEdge.sample(NEAR, 5));
    }

    /** Looks at the past and at the newest. */
    @Actor
    public void reader(II_Result r) {
        r.r1 = StressedEdge.judge(buffer.lookup(StressedEdge.SITE, StressedEdge.BODY, 1));
        r.r2 = StressedEdge.judge(buffer.lookupLatest(StressedEdge.SITE, StressedEdge.BODY));
    }

    private static StampedTransform fromFar(long stamp) {
        RigidTransform farFromSite = RigidTransform.ofTranslation(-1000, 0, 0);
        return new StampedTransform(FAR, StressedEdge.BODY, stamp, farFromSite.then(StressedEdge.pose(stamp)));
    }
}
