package org.sitedatum.benchmarks.places;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Optional;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.places.Places;
import org.sitedatum.positioning.site.Site;

/** Live heap that watching a zone takes, the site document apart. */
final class ZoneMemory {

    private static final int COLLECTIONS = 3;

    private ZoneMemory() {}

    /** Bytes per zone with floors and tolerances: three outlines and the grid. */
    static double bytesPerZone(int zones) {
        Site site = ZoneField.site(ZoneField.dressed(zones), Optional.empty());
        EventEmitter events = new EventEmitter(event -> {});
        long before = live();
        Places places = new Places(site, EngineOptions.defaults(), events);
        long after = live();
        // keeps the places alive until here
        return places.state().bodies().isEmpty() ? (double) (after - before) / zones : Double.NaN;
    }

    private static long live() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
