package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Vector3;

/**
 * Derivative of a mapped point by the parameters of its model. Rotations are small turns about the target axes, applied
 * after the map: {@code p = exp(rot) c R s + t}.
 */
final class ParameterJacobian {

    private ParameterJacobian() {}

    /**
     * Rows x, y(, z); columns as {@link AlignmentModel#parameters()}.
     *
     * @param source the point the linear part acts on
     */
    static double[] ofPoint(AlignmentModel model, Matrix3 linear, Vector3 source) {
        int dimensions = model.dimensions();
        int columns = model.parameters().size();
        double[] j = new double[dimensions * columns];
        for (int row = 0; row < dimensions; row++) {
            j[row * columns + row] = 1;
        }
        Vector3 r = linear.times(source);
        double[] arm = {r.x(), r.y(), r.z()};
        double[] s = {source.x(), source.y(), source.z()};
        switch (model) {
            case RIGID, SIMILARITY -> {
                // d p / d rot = -[r]x
                double[] cross = {0, r.z(), -r.y(), -r.z(), 0, r.x(), r.y(), -r.x(), 0};
                for (int row = 0; row < 3; row++) {
                    System.arraycopy(cross, 3 * row, j, row * columns + 3, 3);
                }
            }
            case YAW_TRANSLATION, PLAN_SIMILARITY -> {
                // z x r
                j[dimensions] = -r.y();
                j[columns + dimensions] = r.x();
            }
            case AFFINE, PLAN_AFFINE -> {
                for (int row = 0; row < dimensions; row++) {
                    System.arraycopy(s, 0, j, row * columns + dimensions * (1 + row), dimensions);
                }
            }
        }
        if (model.hasScale()) {
            // d p / d ln c = r
            for (int row = 0; row < dimensions; row++) {
                j[row * columns + columns - 1] = arm[row];
            }
        }
        return j;
    }

    /** The same for the rotation of a mapped pose, rows rotX rotY rotZ. */
    static double[] ofRotation(AlignmentModel model) {
        int columns = model.parameters().size();
        double[] j = new double[3 * columns];
        if (model == AlignmentModel.YAW_TRANSLATION) {
            j[2 * columns + 3] = 1;
            return j;
        }
        for (int row = 0; row < 3; row++) {
            j[row * columns + 3 + row] = 1;
        }
        return j;
    }
}
