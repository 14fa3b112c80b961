package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Vector3;

/**
 * The weighted least-squares map of each model, from the moments of the matches.
 *
 * <p>Source: Horn (see {@link RotationFit}) for the rotation; Umeyama, "Least-squares estimation of transformation
 * parameters between two point patterns", IEEE PAMI 13 (1991), eqs. 40-42, for scale and translation.
 *
 * @param map the best one
 * @param loss weighted sum of squared position residuals
 * @param mirroredLoss the same for the best mirrored map of the same kind; infinite for affine models, whose map itself
 *     mirrors then
 * @param stiffness information about the freedom that is known worst: target spread squared times weight
 */
record ClosedForm(AlignmentMap map, double loss, double mirroredLoss, double stiffness) {

    private static final int MAX_SCALE_ITERATIONS = 100;

    static ClosedForm solve(AlignmentModel model, Moments m) {
        return switch (model) {
            case RIGID -> congruent(m, RotationFit.nearest(m.cross().plus(m.rotationEvidence())));
            case YAW_TRANSLATION ->
                congruent(m, RotationFit.nearestAboutZ(m.cross().plus(m.rotationEvidence())));
            case SIMILARITY -> similar(m);
            case PLAN_SIMILARITY -> similarOnPlan(m);
            case AFFINE, PLAN_AFFINE -> affine(m);
        };
    }

    private static ClosedForm congruent(Moments m, RotationFit fit) {
        double mirrored = m.targetScatter().trace() + m.sourceScatter().trace() - 2 * fit.mirroredTrace();
        return of(m, Matrix3.ofRotation(fit.rotation()), mirrored, fit.stiffness());
    }

    private static ClosedForm similar(Moments m) {
        double sourceSpread = m.sourceScatter().trace();
        double scale = Math.sqrt(m.targetScatter().trace() / sourceSpread);
        RotationFit fit = RotationFit.nearest(m.cross().times(scale).plus(m.rotationEvidence()));
        for (int i = 0; i < MAX_SCALE_ITERATIONS; i++) {
            // c = trace(R^T C) / trace(S), eq. 42; with pose evidence the rotation depends on c in turn
            double next = traceOfProduct(Matrix3.ofRotation(fit.rotation()), m.cross()) / sourceSpread;
            boolean settled = Math.abs(next - scale) <= 1e-15 * Math.abs(next);
            scale = next;
            fit = RotationFit.nearest(m.cross().times(scale).plus(m.rotationEvidence()));
            if (settled) {
                break;
            }
        }
        return of(m, Matrix3.ofRotation(fit.rotation()).times(scale), mirroredLoss(m, fit, scale), fit.stiffness());
    }

    private static ClosedForm similarOnPlan(Moments m) {
        RotationFit fit = RotationFit.nearestAboutZ(m.cross());
        double scale = fit.trace() / m.sourceScatter().trace();
        Matrix3 turned = Matrix3.ofRotation(fit.rotation()).times(scale);
        return of(m, withUnitZ(turned), mirroredLoss(m, fit, 1), scale * fit.stiffness());
    }

    private static double mirroredLoss(Moments m, RotationFit fit, double crossFactor) {
        double trace = Math.max(0, fit.mirroredTrace() / crossFactor);
        return m.targetScatter().trace() - trace * trace / m.sourceScatter().trace();
    }

    private static ClosedForm affine(Moments m) {
        boolean plan = m.dimensions() == 2;
        Matrix3 source = plan ? withUnitZ(m.sourceScatter()) : m.sourceScatter();
        Matrix3 cross = plan ? withUnitZ(m.cross()) : m.cross();
        Matrix3 linear = cross.times(source.inverse());
        Matrix3 spread = linear.times(m.sourceScatter()).times(linear.transposed());
        double stiffness = SymmetricEigen.of(spread, m.dimensions()).values()[m.dimensions() - 1];
        return of(m, linear, Double.POSITIVE_INFINITY, stiffness);
    }

    private static ClosedForm of(Moments m, Matrix3 linear, double mirroredLoss, double stiffness) {
        Vector3 translation = m.targetMean().minus(linear.times(m.sourceMean()));
        double loss = m.targetScatter().trace()
                - 2 * traceOfProduct(linear, m.cross())
                + linear.times(m.sourceScatter()).times(linear.transposed()).trace();
        return new ClosedForm(
                new AlignmentMap(linear, translation, m.dimensions()),
                Math.max(0, loss),
                Math.max(0, mirroredLoss),
                stiffness);
    }

    private static Matrix3 withUnitZ(Matrix3 a) {
        return new Matrix3(a.xx(), a.xy(), 0, a.yx(), a.yy(), 0, 0, 0, 1);
    }

    private static double traceOfProduct(Matrix3 a, Matrix3 b) {
        return a.transposed().times(b).trace();
    }
}
