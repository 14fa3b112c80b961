package org.sitedatum.benchmarks.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import org.sitedatum.benchmarks.workload.HallSite;
import org.sitedatum.benchmarks.workload.PositionStream;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/** Live heap an engine takes per body, the site document apart, the fixes of its window included. */
final class EngineMemory {

    private static final int COLLECTIONS = 3;

    private EngineMemory() {}

    /** Bytes per body after so many epochs at 10 Hz. */
    static double bytesPerBody(TrackableKind kind, int bodies, int epochs) {
        Site site = HallSite.of(bodies, kind);
        PositionStream stream = new PositionStream(bodies, 0.02, 0.02, 7);
        long before = live();
        PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), new LastPose());
        for (int i = 0; i < bodies * epochs; i++) {
            engine.accept(stream.next());
        }
        long after = live();
        // keeps the engine alive until here
        return engine.acceptedCount() == 0 ? Double.NaN : (double) (after - before) / bodies;
    }

    private static long live() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
