package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.NormalDistribution;

/** Turns a fit of an anchor survey into what is told of it. */
final class AnchorReporting {

    /** A direct range is so far off once in a thousand. */
    private static final double SUSPICIOUS = 1e-3;

    /** Of exponential delays one in 150 is longer than so many means. */
    private static final double LONGEST_DELAY = 5;

    /** Most ranges to tags that are listed. */
    private static final int MOST_TAG_RANGES = 20;

    private final AnchorProblem problem;
    private final DampedFit fit;
    private final AnchorLayout layout;
    private final AnchorCovariance covariance;
    private final AnchorMixture mixture;
    private final RangeErrors errors;
    private final List<SuspiciousRange> suspicious = new ArrayList<>();
    private int suspiciousTagRanges;
    private double directSquares;
    private double directWeight;
    private double metres;

    private AnchorReporting(AnchorProblem problem, DampedFit fit, List<DampedFit> like) {
        this.problem = problem;
        this.fit = fit;
        this.layout = problem.layout();
        this.covariance = new AnchorCovariance(problem, fit);
        this.mixture = new AnchorMixture(problem, fit, like);
        this.errors = problem.options().errors();
    }

    /**
     * What is told.
     *
     * @param like other solutions that stand for the same choice
     */
    static AnchorSurveyReport.Choice of(
            AnchorProblem problem, DampedFit fit, List<DampedFit> like, String label, double probability) {
        AnchorReporting reporting = new AnchorReporting(problem, fit, like);
        reporting.judgeAnchorRanges();
        reporting.judgeTagRanges();
        return reporting.choice(label, probability);
    }

    private void judgeAnchorRanges() {
        double[] x = fit.x();
        List<AnchorRange> ranges = problem.input().anchorRanges();
        for (int i = 0; i < ranges.size(); i++) {
            AnchorRange range = ranges.get(i);
            int a = layout.index(range.from());
            int b = layout.index(range.to());
            Vector3 apart = layout.position(x, a).minus(layout.position(x, b));
            double distance = apart.norm();
            double error = fit.equations().error(i);
            double fitted = range.range() - error * range.sigma();
            double leverage = covariance.ofDistance(a, b, apart.times(1 / Math.max(distance, 1e-9)))
                    / (range.sigma() * range.sigma());
            judge(range.from(), range.to(), 0, range.range(), fitted, range.sigma(), error, leverage);
        }
    }

    private void judgeTagRanges() {
        List<SuspiciousRange> before = List.copyOf(suspicious);
        suspicious.clear();
        int row = problem.input().anchorRanges().size();
        for (TagPaths.Placed placed : problem.paths().ranges()) {
            TagRange r = placed.range();
            double error = fit.equations().error(row++);
            double fitted = r.range() - error * r.sigma();
            judge(r.tag(), r.anchor(), r.stampNanos(), r.range(), fitted, r.sigma(), error, 0);
        }
        suspiciousTagRanges = suspicious.size();
        suspicious.sort(Comparator.comparingDouble(SuspiciousRange::probability));
        List<SuspiciousRange> worst = List.copyOf(suspicious.subList(0, Math.min(MOST_TAG_RANGES, suspicious.size())));
        suspicious.clear();
        suspicious.addAll(before);
        suspicious.addAll(worst);
        suspicious.sort(Comparator.comparingDouble(SuspiciousRange::probability));
    }

    /**
     * Judges a range by a fit without it: with weight w and leverage h its error there is {@code e / (1 - w h)} with
     * variance {@code 1 + h / (1 - w h)}.
     */
    private void judge(
            String from,
            String to,
            long stamp,
            double measured,
            double fitted,
            double sigma,
            double error,
            double leverage) {
        RangeLoss loss = new RangeLoss(errors, sigma);
        double weight = loss.directProbability(error);
        directSquares += weight * error * error;
        metres += weight * error * error * sigma * sigma;
        directWeight += weight;
        double left = Math.max(0.05, 1 - loss.information(error) * leverage);
        double away = error / left / Math.sqrt(1 + leverage / left);
        double probability = NormalDistribution.beyond(away);
        if (probability < SUSPICIOUS) {
            boolean delayed = error > 0 && measured - fitted < LONGEST_DELAY * errors.meanDelay();
            suspicious.add(new SuspiciousRange(
                    from,
                    to,
                    stamp,
                    measured,
                    fitted,
                    probability,
                    delayed ? SuspiciousRange.Kind.DELAYED : SuspiciousRange.Kind.WRONG));
        }
    }

    private AnchorSurveyReport.Choice choice(String label, double probability) {
        double spare = directWeight
                - (layout.end() - problem.paths().columns())
                - 1.5 * problem.paths().knots();
        double variance = spare > 1 ? directSquares / spare : 1;
        boolean noisier = spare > 1 && variance > 1 + 2 * Math.sqrt(2 / spare);
        double grown = noisier ? variance : 1;
        List<SurveyedAnchor> anchors = new ArrayList<>();
        List<String> openHeights = new ArrayList<>();
        for (int a = 0; a < layout.size(); a++) {
            anchors.add(mixture.anchor(a, grown));
            if (mixture.isHeightOpen(a)) {
                openHeights.add(layout.id(a));
            }
        }
        double rms = directWeight > 0 ? Math.sqrt(metres / directWeight) : 0;
        return new AnchorSurveyReport.Choice(
                label,
                probability,
                rms,
                Math.sqrt(variance),
                anchors,
                suspicious,
                suspiciousTagRanges,
                problem.biases().found(mixture, grown),
                openHeights);
    }
}
