package org.sitedatum.frames.geometry;

import java.util.Random;

/** Seeded random geometry for laws and Monte Carlo. */
public final class RandomGeometry {

    private final Random random;

    public RandomGeometry(long seed) {
        this.random = new Random(seed);
    }

    public double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    public Vector3 vector(double reach) {
        return new Vector3(uniform(-reach, reach), uniform(-reach, reach), uniform(-reach, reach));
    }

    /** Uniform on the rotations. */
    public Quaternion rotation() {
        return new Quaternion(
                        random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
                .normalized();
    }

    public RigidTransform transform() {
        return new RigidTransform(rotation(), vector(10));
    }

    /** A twist with rotation angle below {@code angle}. */
    public Twist twist(double angle) {
        Vector3 axis = rotation().rotate(new Vector3(1, 0, 0));
        return new Twist(vector(5), axis.times(uniform(0, angle)));
    }

    /** A dense covariance with about these standard deviations, and its square root to draw from. */
    public double[][] root(double positionSigma, double rotationSigma) {
        double[][] root = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                root[i][j] = random.nextGaussian() * (i < 3 ? positionSigma : rotationSigma) / Math.sqrt(6);
            }
        }
        return root;
    }

    public static Covariance6 covariance(double[][] root) {
        double[] full = new double[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                for (int k = 0; k < 6; k++) {
                    full[6 * i + j] += root[i][k] * root[j][k];
                }
            }
        }
        return Covariance6.ofRowMajor(full);
    }

    /** The transform with an error drawn: p + dp, Exp(dtheta) R. */
    public RigidTransform disturbed(RigidTransform transform, double[][] root) {
        double[] error = new double[6];
        for (int k = 0; k < 6; k++) {
            double white = random.nextGaussian();
            for (int i = 0; i < 6; i++) {
                error[i] += root[i][k] * white;
            }
        }
        Quaternion turn = Quaternion.ofRotationVector(new Vector3(error[3], error[4], error[5]));
        return new RigidTransform(
                turn.times(transform.rotation()),
                transform.translation().plus(new Vector3(error[0], error[1], error[2])));
    }
}
