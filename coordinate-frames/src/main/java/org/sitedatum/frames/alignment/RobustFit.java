package org.sitedatum.frames.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.frames.alignment.Refused.Reason;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A fit that survives wrong matches: consensus search, then iteratively reweighted least squares with Huber weights on
 * those within reach (Holland and Welsch, Communications in Statistics A6, 1977).
 */
final class RobustFit {

    private static final int MAX_ITERATIONS = 30;

    /** Huber's corner: the 90 % quantile of good misfits. */
    private static final double CORNER = 1.2816;

    /** A mirrored search must beat the proper one by this factor of its score to be believed. */
    private static final double MIRROR_RATIO = 4;

    /** Residuals this small against the spread of the points, or against their coordinates, are rounding, not noise. */
    private static final double SPREAD_ROUNDING = 1e-10;

    private static final double COORDINATE_ROUNDING = 1e-14;

    private final AlignmentModel model;
    private final Noise noise;
    private final List<? extends Match> matches;
    private final RobustOptions options;

    private RobustFit(AlignmentModel model, Noise noise, List<? extends Match> matches, RobustOptions options) {
        this.model = model;
        this.noise = noise;
        this.matches = matches;
        this.options = options;
    }

    static AlignmentResult fit(
            AlignmentModel model, Noise noise, List<? extends Match> matches, RobustOptions options) {
        return new RobustFit(model, noise, matches, options).result();
    }

    private AlignmentResult result() {
        var all = new double[matches.size()];
        Arrays.fill(all, 1);
        Moments moments = WeightedFit.moments(model, matches, all);
        Optional<Refused> degenerate = GeometryCheck.degenerate(model, moments);
        if (degenerate.isPresent()) {
            return degenerate.get();
        }
        int needed = model.minimumMatches(moments.poses() > 0) + 2;
        if (matches.size() < needed) {
            return new Refused(
                    Reason.TOO_FEW, "a robust " + model + " needs " + needed + " matches, has " + matches.size());
        }
        double floor = rounding(moments);
        var search = new ConsensusSearch(model, noise, matches, options, floor);
        Optional<ConsensusSearch.Best> best = search.best();
        int agreeing = best.map(b -> count(search.supporters(b))).orElse(0);
        int wanted = Math.max(needed - 1, (int) Math.ceil(options.minimumConsensus() * matches.size()));
        if (fitsMirrored(moments, best, agreeing >= wanted, wanted)) {
            return new Refused(
                    Reason.REFLECTION, "most matches agree only when mirrored: is one frame left-handed, or y down?");
        }
        if (agreeing < wanted) {
            return new Refused(
                    Reason.NO_CONSENSUS,
                    String.format(Locale.ROOT, "%d of %d matches agree, %d must", agreeing, matches.size(), wanted));
        }
        return WeightedFit.fit(model, noise, matches, reweighted(search.supporters(best.get()), best.get(), floor));
    }

    private double[] reweighted(double[] supporters, ConsensusSearch.Best best, double floor) {
        double[] factors = supporters;
        double varianceFactor = Math.max(best.varianceFactor(), floor);
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            Moments moments = WeightedFit.moments(model, matches, factors);
            if (GeometryCheck.degenerate(model, moments).isPresent()) {
                return factors; // the final fit says why
            }
            AlignmentMap map = ClosedForm.solve(model, moments).map();
            double[] next = new double[factors.length];
            for (int k = 0; k < next.length; k++) {
                next[k] = weight(Misfit.of(map, matches.get(k)), varianceFactor);
            }
            if (noise == Noise.FROM_RESIDUALS) {
                varianceFactor = Math.max(variance(map, next), floor);
            }
            boolean settled = largestChange(factors, next) < 1e-9;
            factors = next;
            if (settled) {
                break;
            }
        }
        return factors;
    }

    private static double weight(Misfit misfit, double varianceFactor) {
        double square = misfit.square() / varianceFactor;
        if (square > misfit.quantile(ConsensusSearch.OUTLIER)) {
            return 0;
        }
        return Math.min(1, Math.sqrt(misfit.quantile(CORNER) / square));
    }

    private double variance(AlignmentMap map, double[] factors) {
        double squares = 0;
        int degreesOfFreedom = -model.parameters().size();
        for (int i = 0; i < factors.length; i++) {
            if (factors[i] > 0) {
                Misfit misfit = Misfit.of(map, matches.get(i));
                squares += misfit.square();
                degreesOfFreedom += misfit.equations();
            }
        }
        return squares / Math.max(1, degreesOfFreedom);
    }

    private boolean fitsMirrored(Moments moments, Optional<ConsensusSearch.Best> best, boolean agreed, int wanted) {
        if (model.isAffine() || moments.poses() > 0) {
            return false;
        }
        double floor = rounding(moments);
        var search = new ConsensusSearch(model, noise, mirrored(), options, floor);
        Optional<ConsensusSearch.Best> other = search.best();
        if (other.isEmpty() || count(search.supporters(other.get())) < wanted) {
            return false;
        }
        return !agreed
                || Math.max(other.get().score(), floor) * MIRROR_RATIO
                        < best.orElseThrow().score();
    }

    /** Square of rounding over the mean variance. */
    private static double rounding(Moments m) {
        double spread = SPREAD_ROUNDING * Math.sqrt(m.targetScatter().trace() / m.weight());
        double coordinates = COORDINATE_ROUNDING * m.targetMean().norm();
        return (spread * spread + coordinates * coordinates) * m.weight() / m.count();
    }

    private List<Match> mirrored() {
        List<Match> mirrored = new ArrayList<>();
        for (Match match : matches) {
            Vector3 s = match.source();
            mirrored.add(new MatchedPoint(new Vector3(-s.x(), s.y(), s.z()), match.target(), match.positionVariance()));
        }
        return mirrored;
    }

    private static int count(double[] factors) {
        return (int) Arrays.stream(factors).filter(f -> f > 0).count();
    }

    private static double largestChange(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
