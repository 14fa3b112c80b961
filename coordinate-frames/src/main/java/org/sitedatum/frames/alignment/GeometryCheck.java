package org.sitedatum.frames.alignment;

import java.util.Locale;
import java.util.Optional;
import org.sitedatum.frames.alignment.Refused.Reason;

/** Refuses matches that cannot fix a map: degenerate before the fit, mirrored or drowned in noise after it. */
final class GeometryCheck {

    /** Square of the thinnest spread, relative to the widest, that still counts as a direction. */
    private static final double RANK_TOLERANCE = 1e-8;

    /** Spread below this share of the coordinates' size is rounding. */
    private static final double ROUNDING = 1e-9;

    /** How many standard deviations of the noise the spread must have. */
    private static final double MINIMUM_SPREAD = 2;

    private GeometryCheck() {}

    /** Why these matches cannot fix the model, whatever their noise. */
    static Optional<Refused> degenerate(AlignmentModel model, Moments m) {
        int minimum = model.minimumMatches(m.poses() > 0);
        if (m.count() < minimum) {
            return refuse(Reason.TOO_FEW, "%s needs %d matches, has %d", model, minimum, m.count());
        }
        int needed = m.poses() == 0 ? model.rankNeeded() : model.hasScale() ? 1 : 0;
        double[] source = spread(model, m.sourceScatter(), m.weight());
        double[] target = spread(model, m.targetScatter(), m.weight());
        int rank = Math.min(
                rank(source, m.sourceMean().norm()), rank(target, m.targetMean().norm()));
        if (rank >= needed) {
            return Optional.empty();
        }
        Reason reason = switch (rank) {
            case 0 -> Reason.COINCIDENT;
            case 1 -> Reason.COLLINEAR;
            default -> Reason.COPLANAR;
        };
        return refuse(
                reason,
                "%s needs points spread in %d directions; they spread %s in the source, %s in the target",
                model,
                needed,
                text(source),
                text(target));
    }

    /**
     * Why the fit of these matches is not to be trusted.
     *
     * @param varianceFactor square of residual noise over the given one; NaN when unknown
     */
    static Optional<Refused> untrustworthy(
            AlignmentModel model, Moments m, ClosedForm fit, int degreesOfFreedom, double varianceFactor) {
        if (isMirrored(model, m, fit, degreesOfFreedom)) {
            return refuse(
                    Reason.REFLECTION,
                    "the points fit better mirrored: is one frame left-handed, a y axis pointing down (image pixels) or"
                            + " z reversed? Negate that axis first");
        }
        if (!(fit.stiffness() > RANK_TOLERANCE * m.targetScatter().trace()) && m.poses() == 0) {
            return refuse(Reason.COLLINEAR, "%s is not fixed by these points: several maps fit as well", model);
        }
        double spread = Math.sqrt(fit.stiffness() / m.count());
        double noise = Math.sqrt(varianceFactor);
        if (spread < MINIMUM_SPREAD * noise) {
            return refuse(
                    Reason.SPREAD_BELOW_NOISE,
                    "in the direction known worst the points spread by %.3g times their noise, at least %.0f is needed",
                    spread / noise,
                    MINIMUM_SPREAD);
        }
        return Optional.empty();
    }

    private static boolean isMirrored(AlignmentModel model, Moments m, ClosedForm fit, int degreesOfFreedom) {
        if (model.isAffine()) {
            return fit.map().linear().determinant() < 0;
        }
        if (m.poses() > 0 || degreesOfFreedom == 0) {
            return false;
        }
        // F-like ratio: stricter when there are few equations to judge by
        double ratio = 4 + 36.0 / degreesOfFreedom;
        boolean misfit = fit.loss() > 1e-10 * m.targetScatter().trace();
        return misfit && fit.loss() > ratio * fit.mirroredLoss();
    }

    /** Root mean square spread along the principal directions, widest first. */
    private static double[] spread(AlignmentModel model, Matrix3 scatter, double weight) {
        boolean horizontal = model == AlignmentModel.YAW_TRANSLATION || model.dimensions() == 2;
        double[] spread = SymmetricEigen.of(scatter, horizontal ? 2 : 3).values();
        for (int i = 0; i < spread.length; i++) {
            spread[i] = Math.sqrt(Math.max(0, spread[i]) / weight);
        }
        return spread;
    }

    private static int rank(double[] spread, double size) {
        if (!(spread[0] > ROUNDING * Math.max(size, 1e-9))) {
            return 0;
        }
        int rank = 0;
        for (double s : spread) {
            rank += s * s > RANK_TOLERANCE * spread[0] * spread[0] ? 1 : 0;
        }
        return rank;
    }

    private static String text(double[] spread) {
        var text = new StringBuilder("(");
        for (double s : spread) {
            text.append(text.length() == 1 ? "" : ", ").append(String.format(Locale.ROOT, "%.3g", s));
        }
        return text.append(")").toString();
    }

    private static Optional<Refused> refuse(Reason reason, String format, Object... values) {
        return Optional.of(new Refused(reason, String.format(Locale.ROOT, format, values)));
    }
}
