package org.sitedatum.positioning.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.site.Schedule;

/** Times as people mean them, in Berlin: UTC+1, in summer UTC+2. */
class TimetableTest {

    private static Timetable berlin(int from, int to, DayOfWeek... days) {
        return new Timetable(new Schedule("Europe/Berlin", List.of(new Schedule.Window(Set.of(days), from, to))));
    }

    private static long at(String utc) {
        return Instant.parse(utc).getEpochSecond() * 1_000_000_000L;
    }

    @Test
    void shouldBeOnFromTheBeginningToBeforeTheEndInLocalTime() {
        Timetable monday = berlin(8 * 60, 18 * 60, DayOfWeek.MONDAY);

        assertThat(monday.isOn(at("2026-01-05T06:59:59Z"))).isFalse();
        assertThat(monday.isOn(at("2026-01-05T07:00:00Z"))).isTrue();
        assertThat(monday.isOn(at("2026-01-05T17:00:00Z") - 1)).isTrue();
        assertThat(monday.isOn(at("2026-01-05T17:00:00Z"))).isFalse();
        assertThat(monday.isOn(at("2026-01-06T12:00:00Z"))).isFalse();
        assertThat(monday.nextSwitch(at("2026-01-05T07:00:00Z"))).isEqualTo(at("2026-01-05T17:00:00Z"));
        assertThat(monday.nextSwitch(at("2026-01-05T17:00:00Z"))).isEqualTo(at("2026-01-12T07:00:00Z"));
    }

    @Test
    void shouldEndOnTheNextDayWhenItEndsBeforeItBegins() {
        Timetable night = berlin(22 * 60, 6 * 60, DayOfWeek.FRIDAY);

        assertThat(night.isOn(at("2026-01-09T20:59:59Z"))).isFalse();
        assertThat(night.isOn(at("2026-01-09T21:00:00Z"))).isTrue();
        assertThat(night.isOn(at("2026-01-10T04:59:59Z"))).isTrue();
        assertThat(night.isOn(at("2026-01-10T05:00:00Z"))).isFalse();
        assertThat(night.isOn(at("2026-01-09T04:00:00Z"))).isFalse();
    }

    @Test
    void shouldKeepLocalTimeWhenTheClocksChange() {
        Timetable morning = berlin(60, 10 * 60, DayOfWeek.SUNDAY);

        // 2026-03-29: 02:00 becomes 03:00, the window is an hour shorter
        assertThat(morning.nextSwitch(at("2026-03-28T12:00:00Z"))).isEqualTo(at("2026-03-29T00:00:00Z"));
        assertThat(morning.nextSwitch(at("2026-03-29T00:00:00Z"))).isEqualTo(at("2026-03-29T08:00:00Z"));
        // 2026-10-25: an hour longer
        assertThat(morning.nextSwitch(at("2026-10-24T12:00:00Z"))).isEqualTo(at("2026-10-24T23:00:00Z"));
        assertThat(morning.nextSwitch(at("2026-10-24T23:00:00Z"))).isEqualTo(at("2026-10-25T09:00:00Z"));
    }

    @Test
    void shouldNeverSwitchWhenItIsAlwaysOn() {
        Timetable always =
                berlin(0, Schedule.DAY, EnumSet.allOf(DayOfWeek.class).toArray(new DayOfWeek[0]));
        long now = at("2026-03-28T12:00:00Z");

        assertThat(always.isOn(now)).isTrue();
        assertThat(always.nextSwitch(now)).isEqualTo(at("2026-04-04T12:00:00Z"));
        assertThat(always.isOn(always.nextSwitch(now))).isTrue();
    }

    @Test
    void shouldAddUpOverlappingWindows() {
        Schedule.Window early = new Schedule.Window(Set.of(DayOfWeek.MONDAY), 60, 180);
        Schedule.Window late = new Schedule.Window(Set.of(DayOfWeek.MONDAY), 120, 240);
        Timetable both = new Timetable(new Schedule("UTC", List.of(early, late)));

        assertThat(both.nextSwitch(at("2026-01-05T01:00:00Z"))).isEqualTo(at("2026-01-05T04:00:00Z"));
    }
}
