package org.sitedatum.frames.alignment;

import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A linear map and a translation: {@code target = linear * source + translation}.
 *
 * @param linear part; on a plan its z row and column are those of the identity
 * @param translation m
 * @param dimensions 3 in space; 2 on a plan, where z passes unchanged and scale, shear and anisotropy look at x and y only
 */
public record AlignmentMap(Matrix3 linear, Vector3 translation, int dimensions) {

    /** Maps a point: {@code pointInTarget = targetFromSource.apply(pointInSource)}. */
    public Vector3 apply(Vector3 point) {
        return linear.times(point).plus(translation);
    }

    /** The opposite direction: {@code sourceFromTarget = targetFromSource.inverse()}. */
    public AlignmentMap inverse() {
        Matrix3 back = linear.inverse();
        return new AlignmentMap(back, back.times(translation).times(-1), dimensions);
    }

    /** Product: {@code aFromC = aFromB.then(bFromC)}. */
    public AlignmentMap then(AlignmentMap other) {
        return new AlignmentMap(
                linear.times(other.linear), apply(other.translation), Math.max(dimensions, other.dimensions));
    }

    /** Target length over source length: the geometric mean over the directions. */
    public double scale() {
        return Math.pow(Math.abs(linear.determinant()), 1.0 / dimensions);
    }

    /** The proper rotation nearest to the linear part (polar decomposition); exactly it for models without shear. */
    public Quaternion rotation() {
        if (dimensions == 2) {
            return Quaternion.ofYaw(Math.atan2(linear.yx() - linear.xy(), linear.xx() + linear.yy()));
        }
        return RotationFit.nearest(linear).rotation();
    }

    /** Length in the target of a unit step along each source axis. */
    public Vector3 axisScales() {
        return new Vector3(
                linear.times(new Vector3(1, 0, 0)).norm(),
                linear.times(new Vector3(0, 1, 0)).norm(),
                linear.times(new Vector3(0, 0, 1)).norm());
    }

    /** Largest over smallest stretch in any direction: 1 for a map that keeps shapes, 1.02 for a plan stretched by 2 %. */
    public double anisotropy() {
        Matrix3 square = linear.transposed().times(linear);
        double[] stretch = SymmetricEigen.of(square, dimensions).values();
        return Math.sqrt(stretch[0] / stretch[dimensions - 1]);
    }

    /** By how much the source's x and y axes are no longer perpendicular in the target, rad; positive: they closed up. */
    public double shear() {
        Vector3 x = linear.times(new Vector3(1, 0, 0));
        Vector3 y = linear.times(new Vector3(0, 1, 0));
        return Math.asin(Math.max(-1, Math.min(1, x.dot(y) / (x.norm() * y.norm()))));
    }
}
