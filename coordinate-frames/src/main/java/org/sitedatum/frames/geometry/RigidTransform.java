package org.sitedatum.frames.geometry;

/**
 * A rotation followed by a translation. {@code siteFromTag} maps tag coordinates to site coordinates and is the pose of
 * the tag in the site.
 *
 * @param rotation unit quaternion
 * @param translation m, in the axes of the frame mapped to
 */
public record RigidTransform(Quaternion rotation, Vector3 translation) {

    /** Leaves coordinates as they are. */
    public static final RigidTransform IDENTITY = new RigidTransform(Quaternion.IDENTITY, Vector3.ZERO);

    /** Product: {@code aFromC = aFromB.then(bFromC)}. */
    public RigidTransform then(RigidTransform other) {
        return new RigidTransform(
                rotation.times(other.rotation), rotation.rotate(other.translation).plus(translation));
    }

    /** The opposite direction: {@code bFromA = aFromB.inverse()}. */
    public RigidTransform inverse() {
        Quaternion back = rotation.conjugate();
        return new RigidTransform(back, back.rotate(translation).times(-1));
    }

    /** Maps a point: {@code pointInA = aFromB.apply(pointInB)}. */
    public Vector3 apply(Vector3 point) {
        return rotation.rotate(point).plus(translation);
    }
}
