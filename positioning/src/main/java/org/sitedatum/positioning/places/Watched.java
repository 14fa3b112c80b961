package org.sitedatum.positioning.places;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.positioning.site.Schedule;

/** Which zones are watched now, by their schedules. Mutable; its owner tells it the time. */
final class Watched {

    /** Hears of a switch. */
    interface SwitchListener {
        void onSwitch(int zoneIndex, boolean on, long stampNanos);
    }

    private final Map<Integer, Timetable> timetables = new TreeMap<>();
    private final Map<Integer, Long> nextOf = new TreeMap<>();
    private final boolean[] on;
    private boolean started;
    private long nextNanos = Zone.NEVER;

    Watched(ZoneMap zones) {
        on = new boolean[zones.size()];
        Arrays.fill(on, true);
        for (int i = 0; i < zones.size(); i++) {
            Optional<Schedule> schedule = zones.zone(i).fence().schedule();
            if (schedule.isPresent()) {
                timetables.put(i, new Timetable(schedule.get()));
            }
        }
    }

    boolean isOn(int zoneIndex) {
        return on[zoneIndex];
    }

    /** When the next zone switches. */
    long nextNanos() {
        return nextNanos;
    }

    /** Lets time pass; switches are told in order of time, then of zone. */
    void passTo(long nowNanos, SwitchListener listener) {
        if (!started) {
            started = true;
            timetables.forEach((zone, timetable) -> {
                on[zone] = timetable.isOn(nowNanos);
                nextOf.put(zone, timetable.nextSwitch(nowNanos));
            });
            findNext();
        }
        while (nextNanos <= nowNanos) {
            long stamp = nextNanos;
            timetables.forEach((zone, timetable) -> {
                if (nextOf.getOrDefault(zone, Zone.NEVER) == stamp) {
                    nextOf.put(zone, timetable.nextSwitch(stamp));
                    turn(zone, timetable.isOn(stamp), stamp, listener);
                }
            });
            findNext();
        }
    }

    private void turn(int zone, boolean nowOn, long stamp, SwitchListener listener) {
        if (on[zone] != nowOn) {
            on[zone] = nowOn;
            listener.onSwitch(zone, nowOn, stamp);
        }
    }

    private void findNext() {
        nextNanos = nextOf.values().stream().mapToLong(Long::longValue).min().orElse(Zone.NEVER);
    }
}
