package org.sitedatum.mqtt.vendor;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Which of a vendor's axes is which of the frame's. {@code y,-x,z} means: x of the frame is the vendor's y, y of the frame is
 * the vendor's x turned round. Mirrored orders are allowed, since floor plans with y downwards exist.
 *
 * @param words three of {@code x y z}, each once, each with or without a minus
 */
public record AxisOrder(List<String> words) {
    /** The vendor's axes are the frame's. */
    public static final AxisOrder SAME = new AxisOrder(List.of("x", "y", "z"));

    /** Right, forward, up, as radars have it, to forward, left, up (REP-103). */
    public static final AxisOrder RIGHT_FORWARD_UP = new AxisOrder(List.of("y", "-x", "z"));

    private static final String NAMES = "xyz";

    /** Checks the words; others are an {@link IllegalArgumentException}. */
    public AxisOrder {
        words = List.copyOf(words);
        boolean sound = words.size() == 3
                && words.stream().allMatch(word -> word.matches("-?[xyz]"))
                && words.stream().map(word -> word.replace("-", "")).distinct().count() == 3;
        if (!sound) {
            throw new IllegalArgumentException("axes are " + words + "; three of x y z, each once, with or without -");
        }
    }

    /** Reads {@code y,-x,z}; empty when it is no order of axes. */
    public static Optional<AxisOrder> parse(String text) {
        try {
            return Optional.of(new AxisOrder(List.of(text.replace(" ", "").split(",", -1))));
        } catch (IllegalArgumentException notAxes) {
            return Optional.empty();
        }
    }

    /** A vendor's vector in the frame's axes. */
    public Vector3 toFrame(double x, double y, double z) {
        double[] v = {x, y, z};
        return new Vector3(component(0, v), component(1, v), component(2, v));
    }

    private double component(int axis, double[] v) {
        String word = words.get(axis);
        double value = v[NAMES.indexOf(word.charAt(word.length() - 1))];
        return word.startsWith("-") ? -value : value;
    }
}
