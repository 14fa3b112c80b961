package org.sitedatum.frames.alignment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.alignment.Refused.Reason;

/**
 * Fits the map from one frame to another to matches of both.
 *
 * <p>Plain: every match counts by its variance. Robust: up to about 40 % of the matches may be plainly wrong. Either way
 * the answer comes with residuals, leave-one-out errors and a first-order covariance, or is a {@link Refused} that names
 * the reason. Errors are taken to sit in the target: noise in the source makes scales a little too small.
 *
 * <pre>{@code
 * AlignmentResult result = FrameAlignment.of(AlignmentModel.PLAN_SIMILARITY).fit(matches);
 * if (result instanceof Aligned siteFromPlan) { ... }
 * }</pre>
 */
public final class FrameAlignment {

    private final AlignmentModel model;
    private final Noise noise;
    private final Optional<RobustOptions> robust;

    private FrameAlignment(AlignmentModel model, Noise noise, Optional<RobustOptions> robust) {
        this.model = model;
        this.noise = noise;
        this.robust = robust;
    }

    /** A plain fit of this model whose noise is told by the residuals. */
    public static FrameAlignment of(AlignmentModel model) {
        return new FrameAlignment(model, Noise.FROM_RESIDUALS, Optional.empty());
    }

    /** The same with the noise taken from there. */
    public FrameAlignment withNoise(Noise source) {
        return new FrameAlignment(model, source, robust);
    }

    /** The same, surviving outliers. */
    public FrameAlignment withRobust(RobustOptions options) {
        return new FrameAlignment(model, noise, Optional.of(options));
    }

    /** {@code targetFromSource} for these matches, or why not. Equal input gives an equal result. */
    public AlignmentResult fit(List<? extends Match> matches) {
        List<? extends Match> copy = List.copyOf(matches);
        if (!model.acceptsPoses() && copy.stream().anyMatch(MatchedPose.class::isInstance)) {
            return new Refused(Reason.POSES_NOT_USABLE, model + " is fitted from points only");
        }
        if (robust.isPresent()) {
            return RobustFit.fit(model, noise, copy, robust.get());
        }
        var all = new double[copy.size()];
        Arrays.fill(all, 1);
        return WeightedFit.fit(model, noise, copy, all);
    }
}
