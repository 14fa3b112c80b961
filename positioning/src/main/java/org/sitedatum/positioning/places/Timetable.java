package org.sitedatum.positioning.places;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.sitedatum.positioning.site.Schedule;

/** When a {@link Schedule} is on, in ns since the Unix epoch; daylight saving is kept. Immutable. */
final class Timetable {

    /** Switches are looked for so far ahead; a schedule repeats after a week. */
    private static final int DAYS_AHEAD = 8;

    private static final long SECOND = 1_000_000_000L;

    private record Interval(long fromNanos, long toNanos) {
        boolean holds(long stampNanos) {
            return stampNanos >= fromNanos && stampNanos < toNanos;
        }
    }

    private final ZoneId zone;
    private final Schedule schedule;

    Timetable(Schedule schedule) {
        this.zone = ZoneId.of(schedule.zone());
        this.schedule = schedule;
    }

    boolean isOn(long stampNanos) {
        return isOn(intervalsAbout(stampNanos), stampNanos);
    }

    /** The next instant at which it switches, or a week ahead when it does not. */
    long nextSwitch(long stampNanos) {
        List<Interval> intervals = intervalsAbout(stampNanos);
        boolean on = isOn(intervals, stampNanos);
        long next = stampNanos + 7L * 24 * 3600 * SECOND;
        for (Interval interval : intervals) {
            next = earlier(next, interval.fromNanos(), stampNanos, intervals, on);
            next = earlier(next, interval.toNanos(), stampNanos, intervals, on);
        }
        return next;
    }

    private static long earlier(long best, long candidate, long after, List<Interval> intervals, boolean on) {
        boolean switches = candidate > after && candidate < best && isOn(intervals, candidate) != on;
        return switches ? candidate : best;
    }

    private static boolean isOn(List<Interval> intervals, long stampNanos) {
        return intervals.stream().anyMatch(interval -> interval.holds(stampNanos));
    }

    private List<Interval> intervalsAbout(long stampNanos) {
        LocalDate today = Instant.ofEpochSecond(Math.floorDiv(stampNanos, SECOND))
                .atZone(zone)
                .toLocalDate();
        List<Interval> intervals = new ArrayList<>();
        for (int day = -2; day <= DAYS_AHEAD; day++) {
            LocalDate date = today.plusDays(day);
            DayOfWeek dayOfWeek = date.getDayOfWeek();
            for (Schedule.Window window : schedule.windows()) {
                if (window.days().contains(dayOfWeek)) {
                    boolean overnight = window.toMinute() <= window.fromMinute();
                    intervals.add(new Interval(
                            nanos(date, window.fromMinute()),
                            nanos(overnight ? date.plusDays(1) : date, window.toMinute())));
                }
            }
        }
        return intervals;
    }

    private long nanos(LocalDate date, int minute) {
        LocalDate day = date.plusDays(minute / Schedule.DAY);
        int rest = minute % Schedule.DAY;
        return day.atTime(rest / 60, rest % 60).atZone(zone).toEpochSecond() * SECOND;
    }
}
