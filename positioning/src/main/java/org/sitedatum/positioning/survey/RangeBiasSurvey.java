package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Finds the constant part of range errors (antenna delays) from ranges at known places.
 *
 * <p>Two-way ranging adds half the delay of either end: {@code range = distance + anchor + tag}. A constant may move from
 * all anchors to all tags unseen, so the tags' biases sum to zero. Ranges that an obstacle delays or that are wrong do not
 * pull: see {@link RangeErrors}.
 */
public final class RangeBiasSurvey {

    /** Fewest ranges of an anchor that tell its spread. */
    private static final int FEWEST = 5;

    /** UWB ranges do not repeat better than this, m: 150 ps of the clock of a receiver. */
    private static final double LEAST_SIGMA = 0.02;

    private static final int MOST_LISTED = 20;

    private RangeBiasSurvey() {}

    /**
     * The survey.
     *
     * @param anchorPositions m, by anchor id
     */
    public static SurveyResult<RangeBiasReport> of(
            Map<String, Vector3> anchorPositions, List<RangeAtPlace> ranges, RangeErrors errors) {
        Map<String, List<Double>> byAnchor = new TreeMap<>();
        for (RangeAtPlace range : ranges) {
            Vector3 anchor = Optional.ofNullable(anchorPositions.get(range.anchor()))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a range of anchor " + range.anchor() + ", whose position is not known"));
            byAnchor.computeIfAbsent(range.anchor(), any -> new ArrayList<>())
                    .add(range.range() - range.place().distanceTo(anchor));
        }
        if (byAnchor.isEmpty()) {
            return SurveyResult.refused(SurveyRefusal.TOO_FEW, "no ranges");
        }
        for (Map.Entry<String, List<Double>> anchor : byAnchor.entrySet()) {
            if (anchor.getValue().size() < FEWEST) {
                return SurveyResult.refused(
                        SurveyRefusal.TOO_FEW,
                        "anchor %s has %d ranges, needs %d",
                        anchor.getKey(),
                        anchor.getValue().size(),
                        FEWEST);
            }
        }
        return RangeBiasFit.solve(anchorPositions, ranges, byAnchor, errors);
    }

    /** Half width that holds 68 % of the errors below the median, where delays do not reach. */
    static double sigma(List<Double> errors) {
        double middle = median(errors);
        List<Double> below = errors.stream()
                .filter(e -> e <= middle)
                .map(e -> middle - e)
                .sorted()
                .toList();
        return Math.max(LEAST_SIGMA, below.get((int) (0.68 * (below.size() - 1))));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return 0.5 * (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2));
    }

    static List<SuspiciousRange> listed(List<SuspiciousRange> suspicious) {
        return suspicious.stream()
                .sorted(Comparator.comparingDouble(SuspiciousRange::probability))
                .limit(MOST_LISTED)
                .toList();
    }
}
