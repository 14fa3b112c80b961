package org.sitedatum.frames.geo;

/** Refuses numbers that are not finite or outside their range, naming field, value and range. */
final class Checked {

    private Checked() {}

    static double inRange(String field, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(field + " is " + value + ", must be in [" + min + ", " + max + "]");
        }
        return value;
    }

    static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(field + " is " + value + ", must be finite");
        }
        return value;
    }
}
