package org.sitedatum.mqtt.codec;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * The fields of one JSON object as read, before anybody asks what they mean: scratch, filled anew for each object.
 *
 * <p>A field of the wrong shape is kept as a fault and counts only if the kind needs the field, because a field that the
 * kind does not know is ignored. Not thread-safe; allocates nothing once warm, except for faults.
 */
final class FieldTable {
    private static final int COUNT = FixField.values().length;

    private final double[] numbers = new double[FixField.SLOTS];
    private final long[] integers = new long[COUNT];
    private final int[] counts = new int[COUNT];
    private final String[] texts = new String[COUNT];
    private final Refusal[] faults = new Refusal[COUNT];
    private final List<FieldTable> detections = new ArrayList<>();
    private long present;
    private long faulty;
    private int detectionCount;

    void clear() {
        present = 0;
        faulty = 0;
        detectionCount = 0;
    }

    boolean has(FixField field) {
        return (present & field.bit) != 0;
    }

    void putText(FixField field, String text) {
        texts[field.ordinal()] = text;
        counts[field.ordinal()] = 0;
        present |= field.bit;
    }

    void putInteger(FixField field, long value) {
        integers[field.ordinal()] = value;
        present |= field.bit;
    }

    void putNumber(FixField field, int index, double value) {
        numbers[field.firstSlot + index] = value;
        counts[field.ordinal()] = index + 1;
        present |= field.bit;
    }

    void putEmpty(FixField field) {
        counts[field.ordinal()] = 0;
        present |= field.bit;
    }

    void putFault(FixField field, Reason reason, String detail) {
        faults[field.ordinal()] = new Refusal(reason, detail);
        faulty |= field.bit;
        present |= field.bit;
    }

    /** The next free detection table, cleared. */
    FieldTable addDetection() {
        if (detectionCount == detections.size()) {
            detections.add(new FieldTable());
        }
        FieldTable next = detections.get(detectionCount++);
        next.clear();
        return next;
    }

    int detectionCount() {
        return detectionCount;
    }

    FieldTable detection(int index) {
        return detections.get(index);
    }

    /** Whether the field is there but has the wrong shape. */
    boolean isFaulty(FixField field) {
        return (faulty & field.bit) != 0;
    }

    /** Fails when the field is there but has the wrong shape. */
    void checkShape(FixField field) throws Refusal {
        if (isFaulty(field)) {
            throw faults[field.ordinal()];
        }
    }

    /** Fails when the field is absent or has the wrong shape. */
    void require(FixField field) throws Refusal {
        if (!has(field)) {
            throw new Refusal(Reason.MISSING_FIELD, "field '" + field.json + "' is required; send it");
        }
        checkShape(field);
    }

    /** Text of a present field; empty when the field holds no text. */
    String text(FixField field) {
        return texts[field.ordinal()];
    }

    /** The stamp in ns, or 0 when there is none that could be read. */
    long stampOrZero() {
        boolean readable = has(FixField.STAMP) && (faulty & FixField.STAMP.bit) == 0;
        return readable ? integer(FixField.STAMP) : 0;
    }

    long integer(FixField field) {
        return integers[field.ordinal()];
    }

    /** How many numbers the field has. */
    int count(FixField field) {
        return counts[field.ordinal()];
    }

    double number(FixField field, int index) {
        return numbers[field.firstSlot + index];
    }
}
