package org.sitedatum.positioning.time;

import java.util.Arrays;
import java.util.Objects;

/**
 * What a state is written to and read back from in the same order, to the bit: numbers and references to immutable
 * values, each in a row. Takes little more room than what was written.
 *
 * <p>Not thread-safe; allocates only when more is written than before.
 */
public final class Snapshot {

    private static final int SPARE = 4;
    private static final long LOW = 0xffff_ffffL;
    private static final double[] NO_NUMBERS = {};
    private static final Object[] NO_VALUES = {};

    private double[] numbers = NO_NUMBERS;
    private Object[] values = NO_VALUES;
    private int written;
    private int writtenValues;
    private int number;
    private int value;

    /** Writes all of a state in place of what was here. */
    public void take(Rewindable state) {
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
    public void giveTo(Rewindable state) {
        number = 0;
        value = 0;
        state.restore(this);
    }

    /** Writes a number. */
    public void put(double x) {
        room(1);
        numbers[number++] = x;
    }

    /** Writes a time or a count in full precision: as two halves, since not every number keeps every bit pattern. */
    public void putLong(long x) {
        put(x >> 32);
        put(x & LOW);
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

    /** Reads what {@link #putLong} wrote. */
    public long nextLong() {
        return (long) next() << 32 | (long) next();
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
