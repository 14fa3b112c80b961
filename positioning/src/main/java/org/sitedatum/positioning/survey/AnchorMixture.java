package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Mean and covariance of places over several solutions that fit nearly alike: where only a floor and a ceiling tell heights,
 * an anchor may be high or low, and one solution with its own covariance would be sure of the wrong one.
 *
 * <p>Each solution counts by its probability, {@code exp(-cost)}; the covariance is the mean of theirs plus the spread of
 * their places.
 */
final class AnchorMixture {

    /** A height is open when its standard deviation is more than this share of what it was before. */
    private static final double OPEN = 0.5;

    private final AnchorLayout layout;
    private final List<DampedFit> fits;
    private final List<double[]> places = new ArrayList<>();
    private final List<AnchorCovariance> covariances = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    AnchorMixture(AnchorProblem problem, DampedFit best, List<DampedFit> like) {
        layout = problem.layout();
        fits = Stream.concat(like.stream(), Stream.of(best)).toList();
        double least = fits.stream().mapToDouble(DampedFit::cost).min().orElse(0);
        double sum = fits.stream().mapToDouble(f -> Math.exp(least - f.cost())).sum();
        for (DampedFit fit : fits) {
            places.add(fit.x());
            covariances.add(new AnchorCovariance(problem, fit));
            weights.add(Math.exp(least - fit.cost()) / sum);
        }
    }

    /** The anchor, the covariances of the solutions times a factor. */
    SurveyedAnchor anchor(int a, double factor) {
        Vector3 mean = Vector3.ZERO;
        for (int i = 0; i < places.size(); i++) {
            mean = mean.plus(layout.position(places.get(i), a).times(weights.get(i)));
        }
        double[] c = new double[6];
        for (int i = 0; i < places.size(); i++) {
            Covariance3 own = covariances.get(i).of(a, factor);
            Vector3 off = layout.position(places.get(i), a).minus(mean);
            double w = weights.get(i);
            c[0] += w * (own.xx() + off.x() * off.x());
            c[1] += w * (own.xy() + off.x() * off.y());
            c[2] += w * (own.xz() + off.x() * off.z());
            c[3] += w * (own.yy() + off.y() * off.y());
            c[4] += w * (own.yz() + off.y() * off.z());
            c[5] += w * (own.zz() + off.z() * off.z());
        }
        double least = layout.spanned().contains(a)
                ? Math.min(1, layout.heightSigma(a) / Math.sqrt(Math.max(c[5], 1e-12)))
                : 1;
        // no less is known of a height than before, whatever the noise
        Covariance3 grown = new Covariance3(c[0], c[1], least * c[2], c[3], least * c[4], least * least * c[5]);
        return new SurveyedAnchor(layout.id(a), mean, grown, layout.isFixed(a));
    }

    /** Mean of one unknown. */
    double mean(int column) {
        double mean = 0;
        for (int i = 0; i < fits.size(); i++) {
            mean += weights.get(i) * places.get(i)[column];
        }
        return mean;
    }

    /** Variance of one unknown, those of the solutions times a factor. */
    double variance(int column, double factor) {
        double mean = mean(column);
        double variance = 0;
        for (int i = 0; i < fits.size(); i++) {
            double off = places.get(i)[column] - mean;
            variance += weights.get(i) * (factor * fits.get(i).covariance(column)[0] + off * off);
        }
        return variance;
    }

    /** True when the ranges tell hardly more of its height than was known before. */
    boolean isHeightOpen(int a) {
        return layout.spanned().contains(a)
                && Math.sqrt(anchor(a, 1).covariance().zz()) > OPEN * layout.heightSigma(a);
    }
}
