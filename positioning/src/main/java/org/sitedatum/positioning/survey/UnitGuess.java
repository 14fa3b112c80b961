package org.sitedatum.positioning.survey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What unit lengths are in that are so many times what they should be in metres. */
final class UnitGuess {

    /** Measured by hand or by radio, a ratio is good to a few percent. */
    private static final double TOLERANCE = 0.04;

    /** Ratios nearer to 1 than this are noise, or a scale, but no unit. */
    private static final double SAME = 0.02;

    private static final Map<Double, String> UNITS = new TreeMap<>(Map.of(
            1000.0,
            "millimetres",
            100.0,
            "centimetres",
            1 / 0.0254,
            "inches",
            1 / 0.3048,
            "feet",
            1 / 0.9144,
            "yards",
            0.001,
            "kilometres"));

    private UnitGuess() {}

    /** The unit, where one has this ratio. */
    static Optional<String> of(double ratio) {
        return UNITS.entrySet().stream()
                .filter(unit -> Math.abs(ratio / unit.getKey() - 1) < TOLERANCE)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * A sentence of what the median of some ratios says; empty when there is none or it is 1.
     *
     * @param these what was measured, with its verb
     * @param those what it was compared with
     */
    static Optional<String> advice(String these, String those, List<Double> ratios) {
        List<Double> sorted = ratios.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        double ratio = sorted.get(sorted.size() / 2);
        if (Math.abs(ratio - 1) < SAME) {
            return Optional.empty();
        }
        return Optional.of(String.format(Locale.ROOT, "%s %.4g times %s", these, ratio, those)
                + of(ratio).map(unit -> ": " + unit + "? Metres are needed").orElse(""));
    }
}
