package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnouncementTimesTest {
    private final AnnouncementTimes times = new AnnouncementTimes();

    @Test
    void shouldAnnounceAsSoonAsItSpeaksAndEachMinuteFromThere() {
        assertThat(dueSeconds(100, false)).isEmpty();
        assertThat(dueSeconds(200, true)).containsExactly(0, 2, 60, 120, 180);
    }

    @Test
    void shouldAnnounceAnewWhenItSpeaksAgain() {
        dueSeconds(30, true);
        dueSeconds(1, false);

        assertThat(dueSeconds(3, true)).containsExactly(0, 2);
    }

    private List<Integer> dueSeconds(int seconds, boolean speaks) {
        return IntStream.range(0, seconds)
                .filter(second -> times.isDue(speaks))
                .boxed()
                .toList();
    }
}
