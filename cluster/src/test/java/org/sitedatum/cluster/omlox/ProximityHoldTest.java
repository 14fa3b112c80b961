package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A badge that several readers hear. */
class ProximityHoldTest {
    private static final OptionalDouble UNSAID = OptionalDouble.empty();

    private final ProximityHold hold = new ProximityHold();

    private boolean isAt(String zone, double second) {
        return isAt(zone, second, UNSAID);
    }

    private boolean isAt(String zone, double second, OptionalDouble accuracy) {
        return hold.isAt("badge", zone, accuracy, Instant.EPOCH.plusMillis((long) (1_000 * second)));
    }

    @Test
    void shouldStayWhereItIsWhileReadersTakeTurns() {
        assertThat(isAt("a", 0)).isTrue();
        for (int turn = 0; turn < 50; turn++) {
            assertThat(isAt("b", turn + 0.3)).isFalse();
            assertThat(isAt("b", turn + 0.6)).isFalse();
            assertThat(isAt("a", turn + 1)).isTrue();
        }
    }

    @Test
    void shouldGoOverToAReaderThatHearsItThreeTimesInARow() {
        isAt("a", 0);
        assertThat(isAt("b", 0.5)).isFalse();
        assertThat(isAt("c", 0.6)).isFalse();
        assertThat(isAt("b", 1)).isFalse();
        assertThat(isAt("b", 1.5)).isFalse();
        assertThat(isAt("b", 2)).isTrue();
        assertThat(isAt("a", 2.1)).isFalse();
    }

    @Test
    void shouldGoOverAtOnceWhenTheFirstIsSilentOrTheOtherIsClearlyNearer() {
        isAt("a", 0);
        assertThat(isAt("b", 5.1)).isTrue();

        isAt("a", 20, OptionalDouble.of(2));
        assertThat(isAt("b", 20.1, OptionalDouble.of(1.5))).isFalse();
        assertThat(isAt("b", 20.2, OptionalDouble.of(1.4))).isTrue();
    }

    @Test
    void shouldKeepProvidersApart() {
        Instant now = Instant.EPOCH;
        assertThat(hold.isAt("x", "a", UNSAID, now)).isTrue();
        assertThat(hold.isAt("y", "b", UNSAID, now)).isTrue();
        assertThat(hold.isAt("x", "b", UNSAID, now)).isFalse();
    }
}
