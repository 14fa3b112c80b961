package org.sitedatum.frames.alignment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * An alignment that was found.
 *
 * @param model what was fitted
 * @param targetFromSource maps source coordinates to target coordinates
 * @param covariance of the parameters; absent when {@link Noise#FROM_RESIDUALS} was asked for without redundancy
 * @param residuals one per match, in the order given
 * @param noiseFactor standard deviation of the residuals over the one the variances promised: near 1 when those were
 *     honest; NaN without redundancy
 * @param degreesOfFreedom equations beyond the parameters
 */
public record Aligned(
        AlignmentModel model,
        AlignmentMap targetFromSource,
        Optional<ParameterCovariance> covariance,
        List<MatchResidual> residuals,
        double noiseFactor,
        int degreesOfFreedom)
        implements AlignmentResult {

    /** Copies the residuals. */
    public Aligned {
        residuals = List.copyOf(residuals);
    }

    /** The alignment as a rotation and a translation; absent for models with scale or shear. */
    public Optional<RigidTransform> rigid() {
        boolean rigid = model == AlignmentModel.RIGID || model == AlignmentModel.YAW_TRANSLATION;
        return rigid
                ? Optional.of(new RigidTransform(targetFromSource.rotation(), targetFromSource.translation()))
                : Optional.empty();
    }

    /** Root mean square distance between target and mapped source over the matches in use, m. */
    public double rms() {
        return Math.sqrt(inliers(r -> r.distance() * r.distance()).average().orElse(0));
    }

    /** Largest distance between target and mapped source over the matches in use, m. */
    public double maxDistance() {
        return inliers(MatchResidual::distance).max().orElse(0);
    }

    /**
     * Root mean square distance at which the matches in use are predicted by a fit without them, m: the honest accuracy
     * of the next point. Absent when no match can be spared.
     */
    public OptionalDouble leaveOneOutRms() {
        return toRms(residuals.stream()
                .filter(r -> r.inlier() && r.leaveOneOut().isPresent())
                .mapToDouble(r -> r.leaveOneOut().getAsDouble()));
    }

    /** Matches that took part. */
    public int inlierCount() {
        return (int) residuals.stream().filter(MatchResidual::inlier).count();
    }

    private DoubleStream inliers(ToDoubleFunction<MatchResidual> value) {
        return residuals.stream().filter(MatchResidual::inlier).mapToDouble(value);
    }

    private static OptionalDouble toRms(DoubleStream distances) {
        OptionalDouble square = distances.map(d -> d * d).average();
        return square.isPresent() ? OptionalDouble.of(Math.sqrt(square.getAsDouble())) : OptionalDouble.empty();
    }
}
