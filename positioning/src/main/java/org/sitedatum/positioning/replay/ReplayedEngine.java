package org.sitedatum.positioning.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.fix.Fix;

/** What a replay needs of an engine. */
interface ReplayedEngine {

    void accept(Fix fix);

    void passTo(long nowNanos);

    Optional<PoseEstimate> estimateAt(String trackable, long stampNanos);

    List<PoseEstimate> anonymousAt(long stampNanos);

    long acceptedCount();

    Map<FixRejection.Reason, Long> rejectedCounts();
}
