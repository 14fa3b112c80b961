package org.sitedatum.positioning.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.fix.Fix;

class SnapshotTest {

    private final Snapshot snapshot = new Snapshot();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_700_000_000_123_456_789L, 0x7ff0_0000_0000_0001L})
    void shouldKeepEveryBitOfATime(long time) {
        Row row = new Row(time);

        snapshot.take(row);
        row.time = 5;
        snapshot.giveTo(row);

        assertThat(row.time).isEqualTo(time);
    }

    @Test
    void shouldGiveBackWhatWasWrittenInItsOrderHoweverOften() {
        Row row = new Row(7);
        row.numbers = new double[] {1, Double.NaN, -0.0};
        row.names = List.of("a", "b");

        snapshot.take(row);
        for (int i = 0; i < 3; i++) {
            Row other = new Row(0);
            snapshot.giveTo(other);

            assertThat(other.numbers).containsExactly(row.numbers);
            assertThat(other.names).containsExactly("a", "b");
            assertThat(other.time).isEqualTo(7);
        }
    }

    @Test
    void shouldForgetALargerStateWhenASmallerOneFollows() {
        Row row = new Row(7);
        row.numbers = new double[1_000];
        snapshot.take(row);
        row.numbers = new double[] {4};
        row.names = List.of("c");

        snapshot.take(row);

        Row other = new Row(0);
        snapshot.giveTo(other);
        assertThat(other.numbers).containsExactly(4);
        assertThat(other.names).containsExactly("c");
    }

    private static final class Row implements Rewindable {

        private long time;
        private double[] numbers = {};
        private List<String> names = List.of();

        Row(long time) {
            this.time = time;
        }

        @Override
        public void save(Snapshot out) {
            out.put(numbers.length);
            out.put(numbers, numbers.length);
            out.put(names.size());
            names.forEach(out::putValue);
            out.putLong(time);
        }

        @Override
        public void restore(Snapshot in) {
            numbers = new double[in.nextInt()];
            in.nextInto(numbers, numbers.length);
            names = new ArrayList<>();
            for (int left = in.nextInt(); left > 0; left--) {
                names.add(in.nextValue(String.class));
            }
            time = in.nextLong();
        }

        @Override
        public void apply(Fix fix) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void noteArrival() {
            throw new UnsupportedOperationException();
        }
    }
}
