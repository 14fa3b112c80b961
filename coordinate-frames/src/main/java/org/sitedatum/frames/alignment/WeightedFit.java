package org.sitedatum.frames.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Vector3;

/** One weighted least-squares fit with everything that is told about it. Factor 0 leaves a match out. */
final class WeightedFit {

    private final AlignmentModel model;
    private final Noise noise;
    private final List<? extends Match> matches;
    private final double[] factors;
    private final Moments moments;

    private WeightedFit(AlignmentModel model, Noise noise, List<? extends Match> matches, double[] factors) {
        this.model = model;
        this.noise = noise;
        this.matches = matches;
        this.factors = factors;
        this.moments = moments(model, matches, factors);
    }

    static Moments moments(AlignmentModel model, List<? extends Match> matches, double[] factors) {
        Moments moments = Moments.empty(model.dimensions());
        for (int i = 0; i < matches.size(); i++) {
            if (factors[i] > 0) {
                moments = moments.with(matches.get(i), factors[i]);
            }
        }
        return moments;
    }

    static AlignmentResult fit(AlignmentModel model, Noise noise, List<? extends Match> matches, double[] factors) {
        return new WeightedFit(model, noise, matches, factors).result();
    }

    private AlignmentResult result() {
        Optional<Refused> degenerate = GeometryCheck.degenerate(model, moments);
        if (degenerate.isPresent()) {
            return degenerate.get();
        }
        ClosedForm fit = ClosedForm.solve(model, moments);
        List<Misfit> misfits =
                matches.stream().map(match -> Misfit.of(fit.map(), match)).toList();

        int degreesOfFreedom = -model.parameters().size();
        double squares = 0;
        for (int i = 0; i < factors.length; i++) {
            if (factors[i] > 0) {
                degreesOfFreedom += misfits.get(i).equations();
                squares += misfits.get(i).square();
            }
        }
        double residualVariance = degreesOfFreedom > 0 ? squares / degreesOfFreedom : Double.NaN;
        double varianceFactor = noise == Noise.AS_GIVEN ? 1 : residualVariance;

        Optional<Refused> doubtful = GeometryCheck.untrustworthy(model, moments, fit, degreesOfFreedom, varianceFactor);
        if (doubtful.isPresent()) {
            return doubtful.get();
        }
        return new Aligned(
                model,
                fit.map(),
                Double.isNaN(varianceFactor) ? Optional.empty() : Optional.of(covariance(fit.map(), varianceFactor)),
                residuals(misfits),
                Math.sqrt(residualVariance),
                degreesOfFreedom);
    }

    /**
     * Sandwich {@code s M^-1 S M^-1} with {@code M = sum f w J^T J}, {@code S = sum f^2 w J^T J}: the covariance of a
     * weighted fit whose factors f are not the variances' own (Huber, Robust Statistics, section 7.6). Computed about the
     * centroid, then carried to the source origin.
     */
    private ParameterCovariance covariance(AlignmentMap map, double varianceFactor) {
        int n = model.parameters().size();
        double[] information = new double[n * n];
        double[] scores = new double[n * n];
        for (int i = 0; i < factors.length; i++) {
            Match match = matches.get(i);
            Vector3 arm = match.source().minus(moments.sourceMean());
            double[] j = ParameterJacobian.ofPoint(model, map.linear(), arm);
            double weight = factors[i] / match.positionVariance();
            Congruence.addInformationInto(j, n, weight, information);
            Congruence.addInformationInto(j, n, factors[i] * weight, scores);
            if (match instanceof MatchedPose pose) {
                double[] k = ParameterJacobian.ofRotation(model);
                double rotationWeight = factors[i] / pose.rotationVariance();
                Congruence.addInformationInto(k, n, rotationWeight, information);
                Congruence.addInformationInto(k, n, factors[i] * rotationWeight, scores);
            }
        }
        double[] inverse = Congruence.inverse(information, n);
        double[] central = Congruence.of(inverse, n, scores, n);
        double[] rows = Congruence.of(toOrigin(map, n), n, central, n);
        for (int i = 0; i < rows.length; i++) {
            rows[i] *= varianceFactor;
        }
        return new ParameterCovariance(model, map, rows);
    }

    /** Translation at the source origin from parameters about the centroid. */
    private double[] toOrigin(AlignmentMap map, int n) {
        double[] t = new double[n * n];
        for (int i = 0; i < n; i++) {
            t[i * n + i] = 1;
        }
        double[] atOrigin = ParameterJacobian.ofPoint(
                model, map.linear(), moments.sourceMean().times(-1));
        System.arraycopy(atOrigin, 0, t, 0, atOrigin.length);
        return t;
    }

    private List<MatchResidual> residuals(List<Misfit> misfits) {
        List<MatchResidual> residuals = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            Misfit misfit = misfits.get(i);
            boolean inlier = factors[i] > 0;
            residuals.add(new MatchResidual(
                    i,
                    misfit.error(),
                    misfit.angle(),
                    factors[i],
                    inlier,
                    inlier ? leaveOneOut(i) : OptionalDouble.of(misfit.error().norm())));
        }
        return residuals;
    }

    private OptionalDouble leaveOneOut(int i) {
        Match match = matches.get(i);
        Moments others = moments.without(match, factors[i]);
        if (GeometryCheck.degenerate(model, others).isPresent()) {
            return OptionalDouble.empty();
        }
        AlignmentMap map = ClosedForm.solve(model, others).map();
        return OptionalDouble.of(Misfit.of(map, match).error().norm());
    }
}
