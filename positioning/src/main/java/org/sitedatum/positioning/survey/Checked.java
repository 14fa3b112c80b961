package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EntityId;

/** Refuses input that means nothing, naming field, value and range. */
final class Checked {

    private static final double MAX_COORDINATE = 1e6;

    private Checked() {}

    static void within(String field, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(field + " is " + value + ", must be in [" + min + ", " + max + "]");
        }
    }

    static void id(String field, String id) {
        if (!EntityId.isValid(id)) {
            throw new IllegalArgumentException(
                    field + " is \"" + id + "\", must be 1 to 128 letters, digits, '-', '_', '.', ':'");
        }
    }

    static void sigma(double sigma) {
        within("sigma", sigma, 1e-6, 1e4);
    }

    static void range(double range) {
        within("range", range, 0, 1e5);
    }

    static void position(String field, Vector3 p) {
        within(field + ".x", p.x(), -MAX_COORDINATE, MAX_COORDINATE);
        within(field + ".y", p.y(), -MAX_COORDINATE, MAX_COORDINATE);
        within(field + ".z", p.z(), -MAX_COORDINATE, MAX_COORDINATE);
    }
}
