package org.sitedatum.benchmarks.ranges;

import org.sitedatum.benchmarks.workload.HallSite;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;

/** Has an engine find where a tag is from its first ranges, 61 ms apart: with the sixth it starts. */
final class EngineStart {

    /** Ranges until the start. */
    static final int RANGES = 6;

    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long STEP_NANOS = 61_000_000L;

    private final Site site = RangeHall.site(1);
    private final EngineListener listener;

    EngineStart(EngineListener listener) {
        this.listener = listener;
    }

    /** A new engine that has heard the first {@code count} ranges. */
    PositioningEngine hear(double[] ranges, int count) {
        PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), listener);
        for (int i = 0; i < count; i++) {
            RangeFix fix = RangeHall.fix(0, i, ranges[i], START_NANOS + i * STEP_NANOS);
            engine.accept(fix);
        }
        return engine;
    }

    /** Where the tag is after all ranges; NaN when the engine does not say. */
    Vector3 find(double[] ranges) {
        return hear(ranges, RANGES)
                .estimateAt(HallSite.id(0), START_NANOS + (RANGES - 1) * STEP_NANOS)
                .map(pose -> pose.position())
                .orElse(new Vector3(Double.NaN, Double.NaN, Double.NaN));
    }
}
