package org.sitedatum.cluster.live;

import java.util.ArrayDeque;
import java.util.List;
import org.sitedatum.positioning.event.SiteEvent;

/** The last {@value #MOST} events of a sector. Thread-safe. */
final class RecentEvents {

    static final int MOST = 2_000;

    private final ArrayDeque<SiteEvent> events = new ArrayDeque<>();

    synchronized void keep(SiteEvent event) {
        if (events.size() == MOST) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    /** In the order they were said. */
    synchronized List<SiteEvent> all() {
        return List.copyOf(events);
    }
}
