package org.sitedatum.positioning.time;

import java.util.Arrays;
import java.util.Objects;
import org.sitedatum.positioning.snapshot.LayoutChange;
import org.sitedatum.positioning.snapshot.Listing;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;

/**
 * What a state is written to and read back from in the same order, to the bit: numbers and references to immutable
 * values, each in a row. Takes little more room than what was written.
 *
 * <p>Not thread-safe; allocates only when more is written than before.
 */
public final class Snapshot {

    private static final int SPARE = 4;
    private static final double[] NO_NUMBERS = {};
    private static final Object[] NO_VALUES = {};

    private double[] numbers = NO_NUMBERS;
    private Object[] values = NO_VALUES;
    private int written;
    private int writtenValues;
    private int number;
    private int value;
    private LayoutChange change = LayoutChange.NONE;

    /** Writes all of a state in place of what was here. */
    public void take(Restorable state) {
        number = 0;
        value = 0;
        state.save(this);
        trim();
    }

    /** Becomes the same as another. */
    public void copyFrom(Snapshot other) {
        number = other.written;
        value = other.writtenValues;
        if (number > numbers.length || value > values.length) {
            numbers = Arrays.copyOf(other.numbers, number);
            values = Arrays.copyOf(other.values, value);
        } else {
            System.arraycopy(other.numbers, 0, numbers, 0, number);
            System.arraycopy(other.values, 0, values, 0, value);
        }
        trim();
    }

    /** Gives a state back what it had written. */
    public void giveTo(Restorable state) {
        number = 0;
        value = 0;
        state.restore(this);
    }

    /**
     * Gives a state what was written under another layout of the site.
     *
     * @throws SnapshotRefusedException when what was written is not what the state needs
     */
    public void giveTo(Restorable state, LayoutChange since) {
        change = since;
        try {
            giveTo(state);
        } catch (IndexOutOfBoundsException | ClassCastException e) {
            throw SnapshotRefusedException.corrupt("a state has fewer parts than it should, or others");
        } finally {
            change = LayoutChange.NONE;
        }
        if (number != written || value != writtenValues) {
            throw SnapshotRefusedException.corrupt("a state has more parts than it should");
        }
    }

    /** Writes what is here as bytes; {@code constants} are values the reader has, too. */
    public void writeTo(StateWriter out, Object... constants) {
        out.numbers(numbers, written);
        out.count(writtenValues);
        for (int i = 0; i < writtenValues; i++) {
            out.value(values[i], constants);
        }
    }

    /** Becomes what {@link #writeTo} wrote, with the reader's own constants. */
    public void readFrom(StateReader in, Object... constants) {
        numbers = in.numbers();
        written = numbers.length;
        values = new Object[in.size()];
        writtenValues = values.length;
        for (int i = 0; i < writtenValues; i++) {
            values[i] = in.value(constants);
        }
    }

    /** Writes a number. */
    public void put(double x) {
        room(1);
        numbers[number++] = x;
    }

    /** Writes a time or a count to the bit. */
    public void putLong(long x) {
        put(Double.longBitsToDouble(x));
    }

    /** Writes a condition. */
    public void putBoolean(boolean x) {
        put(x ? 1 : 0);
    }

    /** Writes the first {@code count} numbers of an array. */
    public void put(double[] from, int count) {
        room(count);
        System.arraycopy(from, 0, numbers, number, count);
        number += count;
    }

    /** Writes a reference to an immutable value. */
    public void putValue(Object immutable) {
        if (value == values.length) {
            values = Arrays.copyOf(values, value + SPARE);
        }
        values[value++] = immutable;
    }

    /** Reads a number. */
    public double next() {
        return numbers[number++];
    }

    /** Reads a small whole number. */
    public int nextInt() {
        return (int) next();
    }

    /**
     * Reads a count that is not negative.
     *
     * @throws SnapshotRefusedException when it is more than {@code most}
     */
    public int nextCount(int most) {
        double x = next();
        int count = (int) x;
        if (count != x || count < 0 || count > most) {
            throw SnapshotRefusedException.corrupt("a count of " + x + " where " + most + " is the most");
        }
        return count;
    }

    /**
     * Reads the place of one of so many things, or -1 for none.
     *
     * @throws SnapshotRefusedException when it is another number
     */
    public int nextPlace(int things) {
        double x = next();
        int place = (int) x;
        if (place != x || place < -1 || place >= things) {
            throw SnapshotRefusedException.corrupt("place " + x + " of " + things);
        }
        return place;
    }

    /** How many things a list of the site had when this was written, {@code now} being how many it has. */
    public int listed(Listing listing, int now) {
        return change.countBefore(listing, now);
    }

    /** Where the thing stands now that stood at a place when this was written; -1: it is gone. */
    public int placeNow(Listing listing, int before) {
        return change.placeNow(listing, before);
    }

    /** Reads the place of a thing of a list as it is now; -1 for none. */
    public int nextPlace(Listing listing) {
        return change.placeNow(listing, nextInt());
    }

    /** Reads a number for each thing of a list; of things that are new the number stays. */
    public void nextInto(double[] out, Listing listing) {
        if (!change.isMove()) {
            nextInto(out, out.length);
            return;
        }
        int count = change.countBefore(listing, out.length);
        for (int before = 0; before < count; before++) {
            double x = next();
            int now = change.placeNow(listing, before);
            if (now >= 0) {
                out[now] = x;
            }
        }
    }

    /** True when the site is laid out otherwise than when this was written. */
    public boolean isOfOtherLayout() {
        return change.isMove();
    }

    /** Reads what {@link #putLong} wrote. */
    public long nextLong() {
        return Double.doubleToRawLongBits(next());
    }

    /** Reads a condition. */
    public boolean nextBoolean() {
        return next() != 0;
    }

    /** Reads {@code count} numbers into an array. */
    public void nextInto(double[] out, int count) {
        System.arraycopy(numbers, number, out, 0, count);
        number += count;
    }

    /** Reads a reference. */
    public <T> T nextValue(Class<T> type) {
        return Objects.requireNonNull(type.cast(values[value++]));
    }

    private void room(int count) {
        if (number + count > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(number + count + SPARE, number + number / 2));
        }
    }

    /** Gives back room a larger state had needed. */
    private void trim() {
        written = number;
        writtenValues = value;
        if (numbers.length > number + 2 * SPARE) {
            numbers = Arrays.copyOf(numbers, number);
        }
        if (values.length > value + 2 * SPARE) {
            values = Arrays.copyOf(values, value);
        }
        Arrays.fill(values, value, values.length, null);
    }
}
