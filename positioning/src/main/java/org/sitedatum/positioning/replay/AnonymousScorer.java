package org.sitedatum.positioning.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.positioning.scene.Assignment;

/**
 * Adds up {@link AnonymousScore} over the scored instants. MOTA: K. Bernardin, R. Stiefelhagen, "Evaluating multiple object
 * tracking performance: the CLEAR MOT metrics", 2008, eq. 2, with the optimal assignment of each instant.
 */
final class AnonymousScorer {

    private final double cutOff;
    private final IdentityF1 identityF1;
    private final Map<String, String> lastEstimateOfTruth = new HashMap<>();
    private long instants;
    private long truths;
    private long matches;
    private long missed;
    private long falseEstimates;
    private long identitySwitches;
    private double squaredMatchError;
    private double gospa;
    private double gospaNoFalse;

    /** Scores with a match distance and GOSPA cut-off of {@code cutOff} m. */
    AnonymousScorer(double cutOff) {
        this.cutOff = cutOff;
        identityF1 = new IdentityF1(cutOff);
    }

    /** Adds one instant. */
    void add(List<PairedPoints.Point> truthPoints, List<PairedPoints.Point> estimates) {
        PairedPoints pairs = new PairedPoints(truthPoints, estimates, cutOff);
        instants++;
        truths += truthPoints.size();
        matches += pairs.matches();
        missed += pairs.missed();
        falseEstimates += pairs.falseEstimates();
        squaredMatchError += pairs.squaredMatchError();
        gospa += Gospa.of(pairs, cutOff);
        gospaNoFalse += Gospa.withoutFalse(pairs, cutOff);
        identityF1.add(pairs);
        identitySwitches += switchesIn(pairs);
    }

    /**
     * Truths matched by another estimate than before. A correspondence lasts while its two stay within the cut-off
     * (Bernardin, Stiefelhagen 2008, section 2.1.3): two bodies that pass close by one another switch nothing.
     */
    private int switchesIn(PairedPoints pairs) {
        Map<String, Integer> estimateIndex = new HashMap<>();
        for (int j = 0; j < pairs.estimates().size(); j++) {
            estimateIndex.put(pairs.estimates().get(j).id(), j);
        }
        boolean[] kept = new boolean[pairs.estimates().size()];
        boolean[] settled = new boolean[pairs.truths().size()];
        for (int i = 0; i < settled.length; i++) {
            Integer last = estimateIndex.get(
                    lastEstimateOfTruth.getOrDefault(pairs.truths().get(i).id(), ""));
            if (last != null && !kept[last] && pairs.distance(i, last) < cutOff) {
                kept[last] = true;
                settled[i] = true;
            }
        }
        int switches = 0;
        for (int i = 0; i < settled.length; i++) {
            int j = pairs.estimateOf(i);
            if (settled[i] || j == Assignment.NONE || kept[j]) {
                continue;
            }
            String estimate = pairs.estimates().get(j).id();
            String before = lastEstimateOfTruth.put(pairs.truths().get(i).id(), estimate);
            if (before != null && !before.equals(estimate)) {
                switches++;
            }
        }
        return switches;
    }

    AnonymousScore score() {
        return new AnonymousScore(
                truths,
                Math.sqrt(squaredMatchError / matches),
                (double) matches / truths,
                gospa / instants,
                gospaNoFalse / instants,
                1 - (double) (missed + falseEstimates + identitySwitches) / truths,
                identityF1.score(),
                identitySwitches);
    }
}
