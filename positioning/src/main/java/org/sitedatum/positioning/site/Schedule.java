package org.sitedatum.positioning.site;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/**
 * Weekly times at which a fence is watched, in local time of a named zone.
 *
 * @param zone IANA time zone, for example {@code Europe/Berlin} or {@code UTC}
 * @param windows when; overlapping windows add up
 */
public record Schedule(String zone, List<Window> windows) {

    /** Minutes of a day. */
    public static final int DAY = 24 * 60;

    /** Copies the windows. */
    public Schedule {
        windows = List.copyOf(windows);
    }

    /**
     * A time of day on some days of the week.
     *
     * @param days on which it begins
     * @param fromMinute of the day, 0..1439
     * @param toMinute of the day, 1..1440; not later than {@code fromMinute}: it ends on the next day
     */
    public record Window(Set<DayOfWeek> days, int fromMinute, int toMinute) {
        /** Copies the days. */
        public Window {
            days = Set.copyOf(days);
        }
    }
}
