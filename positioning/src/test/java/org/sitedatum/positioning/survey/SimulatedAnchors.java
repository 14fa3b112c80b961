package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.sitedatum.frames.geometry.Vector3;

/** A hall of 40 m by 25 m with eight anchors at different heights, their ranges, and a tag that walks through it. */
final class SimulatedAnchors {

    static final double SIGMA = 0.08;

    final Random random;
    final List<Vector3> places = new ArrayList<>();
    final List<AnchorRange> ranges = new ArrayList<>();
    final List<TagRange> tagRanges = new ArrayList<>();
    final Set<String> wrong = new HashSet<>();

    SimulatedAnchors(long seed) {
        random = new Random(seed);
        double[][] corners = {{0, 0}, {40, 0}, {40, 25}, {0, 25}, {20, 0}, {20, 25}, {10, 12}, {31, 13}};
        for (double[] corner : corners) {
            places.add(new Vector3(
                    corner[0] + random.nextDouble() * 3,
                    corner[1] + random.nextDouble() * 3,
                    1 + 6 * random.nextDouble()));
        }
    }

    /** Ranges of every pair. */
    SimulatedAnchors measured(double sigma, double delayedShare) {
        for (int a = 0; a < places.size(); a++) {
            for (int b = a + 1; b < places.size(); b++) {
                double range = places.get(a).distanceTo(places.get(b)) + sigma * random.nextGaussian();
                ranges.add(new AnchorRange("A" + a, "A" + b, range + delay(delayedShare), Math.max(sigma, 1e-3)));
            }
        }
        return this;
    }

    double delay(double share) {
        return random.nextDouble() < share ? -0.5 * Math.log(1 - random.nextDouble()) : 0;
    }

    /** Makes so many ranges of different anchors wrong by 3 to 8 m. */
    SimulatedAnchors withWrong(int count) {
        while (wrong.size() < count) {
            int i = random.nextInt(ranges.size());
            AnchorRange r = ranges.get(i);
            double by = (3 + 5 * random.nextDouble()) * (random.nextBoolean() && r.range() > 10 ? -1 : 1);
            if (wrong.add(r.from() + "-" + r.to())) {
                ranges.set(i, new AnchorRange(r.from(), r.to(), r.range() + by, r.sigma()));
            }
        }
        return this;
    }

    /** Makes all ranges between anchors longer by so much. */
    SimulatedAnchors longer(double by) {
        ranges.replaceAll(r -> new AnchorRange(r.from(), r.to(), r.range() + by, r.sigma()));
        return this;
    }

    /** A tag at 1.2 m walks Lissajous figures for so many seconds, each anchor heard 5 times a second within 30 m. */
    SimulatedAnchors walked(double seconds, double sigma, double delayedShare) {
        for (int k = 0; k < seconds * 5 * places.size(); k++) {
            double t = k / (5.0 * places.size());
            int a = k % places.size();
            double range = walk(t).distanceTo(places.get(a));
            if (range < 30) {
                double measured = Math.max(0, range + sigma * random.nextGaussian() + delay(delayedShare));
                tagRanges.add(new TagRange("tag", Math.round(t * 1e9), "A" + a, measured, Math.max(sigma, 1e-3)));
            }
        }
        return this;
    }

    static Vector3 walk(double t) {
        return new Vector3(20 + 16 * Math.sin(0.06 * t), 12.5 + 9 * Math.sin(0.1 * t + 1), 1.2);
    }

    AnchorSurveyInput input(int fixed, boolean heights, Map<String, Double> tagHeights) {
        List<SurveyAnchor> anchors = new ArrayList<>();
        for (int a = 0; a < places.size(); a++) {
            anchors.add(
                    a < fixed
                            ? SurveyAnchor.fixed("A" + a, places.get(a))
                            : heights
                                    ? SurveyAnchor.atHeight(
                                            "A" + a, places.get(a).z())
                                    : SurveyAnchor.free("A" + a));
        }
        return new AnchorSurveyInput(anchors, ranges, tagRanges, tagHeights);
    }

    AnchorSurveyInput input(int fixed, boolean heights) {
        return input(fixed, heights, Map.of());
    }
}
