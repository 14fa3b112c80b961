package org.sitedatum.frames.alignment;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Covariance of the parameters of an alignment, in the order of {@link AlignmentModel#parameters()}. The translation is
 * that of the source origin: far from the points it is uncertain and correlated with the rotation, so ask {@link
 * #ofPoint} how well a place is known.
 */
public final class ParameterCovariance {

    private final AlignmentModel model;
    private final AlignmentMap targetFromSource;
    private final double[] rows;

    ParameterCovariance(AlignmentModel model, AlignmentMap targetFromSource, double[] rows) {
        this.model = model;
        this.targetFromSource = targetFromSource;
        this.rows = rows;
    }

    /** Number of parameters. */
    public int size() {
        return model.parameters().size();
    }

    /** Entry of row {@code i}, column {@code j}. */
    public double get(int i, int j) {
        return rows[i * size() + j];
    }

    /**
     * Standard deviation of a parameter by its name.
     *
     * @throws IllegalArgumentException when the model has no such parameter
     */
    public double sigma(String parameter) {
        int i = model.parameters().indexOf(parameter);
        if (i < 0) {
            throw new IllegalArgumentException(
                    model + " has no parameter " + parameter + ", only " + model.parameters());
        }
        return Math.sqrt(get(i, i));
    }

    /** Covariance of where a source point is mapped to, m^2 in target axes; the error of the point itself not included. */
    public Covariance3 ofPoint(Vector3 source) {
        int n = model.dimensions();
        double[] j = ParameterJacobian.ofPoint(model, targetFromSource.linear(), source);
        double[] c = Congruence.of(j, n, rows, size());
        return n == 3
                ? new Covariance3(c[0], c[1], c[2], c[4], c[5], c[8])
                : new Covariance3(c[0], c[1], 0, c[3], 0, 0);
    }

    /**
     * As the covariance of the pose {@code targetFromSource}; the scale, if any, is left out and freedoms the model holds
     * fixed have none. Absent for affine models.
     */
    public Optional<Covariance6> ofPose() {
        if (model.isAffine()) {
            return Optional.empty();
        }
        double[] upper = new double[Covariance6.SIZE];
        int k = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                int row = column(i);
                int column = column(j);
                upper[k++] = row < 0 || column < 0 ? 0 : get(row, column);
            }
        }
        return Optional.of(Covariance6.ofUpperTriangle(upper));
    }

    private int column(int poseIndex) {
        String[] pose = {"x", "y", "z", "rotX", "rotY", "rotZ"};
        return model.parameters().indexOf(pose[poseIndex]);
    }
}
