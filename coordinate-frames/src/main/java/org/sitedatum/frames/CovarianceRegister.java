package org.sitedatum.frames;

import java.util.Arrays;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.CovarianceTransport;

/**
 * The covariance that goes with a {@link PoseRegister}, and that of the link about to be appended, as upper triangles.
 * Equations: {@link org.sitedatum.frames.geometry.UncertainTransform}.
 */
final class CovarianceRegister {

    private final double[] own = new double[Covariance6.SIZE];
    private final double[] link = new double[Covariance6.SIZE];
    private final double[] other = new double[Covariance6.SIZE];
    private final double[] matrix = new double[9];

    void reset() {
        Arrays.fill(own, 0);
    }

    void setLink(Covariance6 value) {
        value.toUpperTriangleInto(link);
    }

    /** {@code (1 - s) from + s to}. */
    void setLink(Covariance6 from, Covariance6 to, double s) {
        from.toUpperTriangleInto(link);
        if (!from.equals(to)) {
            to.toUpperTriangleInto(other);
            for (int i = 0; i < Covariance6.SIZE; i++) {
                link[i] += s * (other[i] - link[i]);
            }
        }
    }

    void setLink(CovarianceRegister value) {
        System.arraycopy(value.own, 0, link, 0, Covariance6.SIZE);
    }

    void takeLink() {
        System.arraycopy(link, 0, own, 0, Covariance6.SIZE);
    }

    /** Of {@code this . link}: the own one at the end of the lever, and the link's in the axes of the root. */
    void append(double x, double y, double z, double w, double leverX, double leverY, double leverZ) {
        CovarianceTransport.leverInto(leverX, leverY, leverZ, own, own);
        CovarianceTransport.rotationMatrixInto(x, y, z, w, matrix);
        CovarianceTransport.rotateInto(matrix, link, link);
        for (int i = 0; i < Covariance6.SIZE; i++) {
            own[i] += link[i];
        }
    }

    /** Of the inverse of the pose given. */
    void invert(double x, double y, double z, double w, double px, double py, double pz) {
        CovarianceTransport.leverInto(-px, -py, -pz, own, own);
        CovarianceTransport.rotationMatrixInto(-x, -y, -z, w, matrix);
        CovarianceTransport.rotateInto(matrix, own, own);
    }

    Covariance6 toCovariance() {
        return Covariance6.ofUpperTriangle(own);
    }
}
