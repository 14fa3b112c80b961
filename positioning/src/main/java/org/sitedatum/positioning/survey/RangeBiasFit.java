package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.NormalDistribution;

/** The biases of all anchors and tags at once: {@code error = anchor + tag}. */
final class RangeBiasFit implements Problem {

    private static final double SUSPICIOUS = 1e-3;

    /** A firm hold on the sum of the tags' biases, m. */
    private static final double HOLD = 1e-4;

    /** The delay of an antenna and 7 m of cable, m. */
    private static final double LONGEST_BIAS = 10;

    /** No radio that measures ranges of a site spreads them so, m. */
    private static final double WIDEST_SIGMA = 2;

    private final List<RangeAtPlace> ranges;
    private final double[] measured;
    private final List<String> anchors;
    private final List<String> tags;
    private final Map<String, Double> sigmas = new HashMap<>();
    private final RangeErrors errors;

    private RangeBiasFit(
            Map<String, Vector3> positions,
            List<RangeAtPlace> ranges,
            Map<String, List<Double>> byAnchor,
            RangeErrors errors) {
        this.ranges = ranges;
        this.errors = errors;
        this.anchors = List.copyOf(byAnchor.keySet());
        TreeSet<String> names = new TreeSet<>();
        ranges.forEach(r -> names.add(r.tag()));
        this.tags = List.copyOf(names);
        byAnchor.forEach((id, all) -> sigmas.put(id, RangeBiasSurvey.sigma(all)));
        this.measured = new double[ranges.size()];
        for (int i = 0; i < measured.length; i++) {
            RangeAtPlace r = ranges.get(i);
            measured[i] = r.range() - r.place().distanceTo(positions.getOrDefault(r.anchor(), Vector3.ZERO));
        }
    }

    static SurveyResult<RangeBiasReport> solve(
            Map<String, Vector3> positions,
            List<RangeAtPlace> ranges,
            Map<String, List<Double>> byAnchor,
            RangeErrors errors) {
        RangeBiasFit problem = new RangeBiasFit(positions, ranges, byAnchor, errors);
        double[] x = new double[problem.unknowns()];
        for (int a = 0; a < problem.anchors.size(); a++) {
            x[a] = RangeBiasSurvey.median(byAnchor.getOrDefault(problem.anchors.get(a), List.of(0.0)));
        }
        DampedFit fit = DampedFit.from(problem, x);
        for (int i = 0; i < 2; i++) {
            problem.refineSigmas(fit.x());
            fit = DampedFit.from(problem, fit.x());
        }
        Optional<SurveyResult<RangeBiasReport>> refused = problem.refusal(fit);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (fit.loose().isPresent()) {
            return SurveyResult.refused(
                    SurveyRefusal.NOT_OBSERVABLE,
                    "some tags were only heard by anchors that heard no other: their biases cannot be told apart");
        }
        return new SurveyResult.Found<>(problem.report(fit));
    }

    /** No delay of an antenna or a cable is so long: the unit or the places are wrong. */
    private Optional<SurveyResult<RangeBiasReport>> refusal(DampedFit fit) {
        for (int a = 0; a < anchors.size(); a++) {
            String id = anchors.get(a);
            double bias = fit.x()[a];
            if (Math.abs(bias) > LONGEST_BIAS || sigma(id) > WIDEST_SIGMA) {
                return Optional.of(SurveyResult.refused(
                        SurveyRefusal.NO_CONSENSUS,
                        "ranges to anchor %s are %.2f m long and spread by %.2f m, may be %.0f and %.0f; %s",
                        id,
                        bias,
                        sigma(id),
                        LONGEST_BIAS,
                        WIDEST_SIGMA,
                        UnitGuess.advice("they are", "the distances of the places given", ratios(id))
                                .orElse("is the anchor where the site says, and are the places right?")));
            }
        }
        return Optional.empty();
    }

    private List<Double> ratios(String anchor) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            double distance = ranges.get(i).range() - measured[i];
            if (ranges.get(i).anchor().equals(anchor)) {
                ratios.add(ranges.get(i).range() / Math.max(distance, 1e-3));
            }
        }
        return ratios;
    }

    /** Spread of each anchor's direct ranges about the biases found. */
    private void refineSigmas(double[] x) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int i = 0; i < measured.length; i++) {
            String anchor = ranges.get(i).anchor();
            double error = measured[i] - predicted(x, i);
            double weight = new RangeLoss(errors, sigma(anchor)).directProbability(error / sigma(anchor));
            double[] sum = sums.computeIfAbsent(anchor, any -> new double[2]);
            sum[0] += weight * error * error;
            sum[1] += weight;
        }
        sums.forEach((anchor, sum) -> {
            if (sum[1] > 2) {
                sigmas.put(anchor, Math.max(1e-3, Math.sqrt(sum[0] / (sum[1] - 1))));
            }
        });
    }

    private double sigma(String anchor) {
        return sigmas.getOrDefault(anchor, 0.1);
    }

    private double predicted(double[] x, int i) {
        return x[anchors.indexOf(ranges.get(i).anchor())]
                + x[anchors.size() + tags.indexOf(ranges.get(i).tag())];
    }

    @Override
    public int unknowns() {
        return anchors.size() + tags.size();
    }

    @Override
    public void writeInto(double[] x, Equations out) {
        for (int i = 0; i < measured.length; i++) {
            RangeAtPlace r = ranges.get(i);
            double sigma = sigma(r.anchor());
            out.row(new RangeLoss(errors, sigma), (measured[i] - predicted(x, i)) / sigma)
                    .slope(anchors.indexOf(r.anchor()), 1 / sigma)
                    .slope(anchors.size() + tags.indexOf(r.tag()), 1 / sigma);
        }
        double sum = 0;
        for (int t = 0; t < tags.size(); t++) {
            sum += x[anchors.size() + t];
        }
        out.row(Loss.SQUARES, -sum / HOLD);
        for (int t = 0; t < tags.size(); t++) {
            out.slope(anchors.size() + t, 1 / HOLD);
        }
    }

    private RangeBiasReport report(DampedFit fit) {
        double[] x = fit.x();
        List<RangeBiasReport.AnchorBias> anchorBiases = new ArrayList<>();
        for (int a = 0; a < anchors.size(); a++) {
            String id = anchors.get(a);
            int count = (int) ranges.stream().filter(r -> r.anchor().equals(id)).count();
            double biasSigma = Math.sqrt(fit.covariance(a)[0]);
            anchorBiases.add(new RangeBiasReport.AnchorBias(id, x[a], biasSigma, sigma(id), count));
        }
        List<RangeBiasReport.TagBias> tagBiases = new ArrayList<>();
        for (int t = 0; t < tags.size(); t++) {
            int column = anchors.size() + t;
            double biasSigma = tags.size() == 1 ? 0 : Math.sqrt(fit.covariance(column)[0]);
            tagBiases.add(new RangeBiasReport.TagBias(tags.get(t), x[column], biasSigma));
        }
        List<SuspiciousRange> suspicious = suspicious(x);
        return new RangeBiasReport(
                anchorBiases, tagBiases, pairs(x), RangeBiasSurvey.listed(suspicious), suspicious.size());
    }

    private List<RangeBiasReport.PairBias> pairs(double[] x) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < measured.length; i++) {
            String key = ranges.get(i).anchor() + " " + ranges.get(i).tag();
            rows.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
        }
        List<RangeBiasReport.PairBias> pairs = new ArrayList<>();
        for (List<Integer> of : rows.values()) {
            RangeAtPlace r = ranges.get(of.get(0));
            double median =
                    RangeBiasSurvey.median(of.stream().map(i -> measured[i]).toList());
            pairs.add(new RangeBiasReport.PairBias(
                    r.anchor(), r.tag(), of.size(), median, median - predicted(x, of.get(0))));
        }
        return pairs;
    }

    private List<SuspiciousRange> suspicious(double[] x) {
        List<SuspiciousRange> suspicious = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            RangeAtPlace r = ranges.get(i);
            double error = measured[i] - predicted(x, i);
            double probability = NormalDistribution.beyond(error / sigma(r.anchor()));
            if (probability < SUSPICIOUS) {
                boolean delayed = error > 0 && error < 5 * errors.meanDelay();
                suspicious.add(new SuspiciousRange(
                        r.tag(),
                        r.anchor(),
                        0,
                        r.range(),
                        r.range() - error,
                        probability,
                        delayed ? SuspiciousRange.Kind.DELAYED : SuspiciousRange.Kind.WRONG));
            }
        }
        return suspicious;
    }
}
