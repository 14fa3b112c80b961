package org.sitedatum.samples.building.sensor;

import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.vision.ImagePoint;
import org.sitedatum.positioning.vision.Lens;

/**
 * The box around a body in an image, without noise.
 *
 * @param body who it is
 * @param box px, what the image's edges and nearer bodies leave of it
 * @param distance from the camera, m
 */
record Silhouette(VisibleBody body, Box box, double distance) {

    /** Share of its radius by which a body touches the floor nearer to the camera than its axis: the toes. */
    private static final double TOES = 0.4;
    /** Of a box less than this is left: the detector finds nothing. */
    private static final double LEAST_LEFT = 0.35;
    /** A nearer box that covers more than this of the width hides what is below its top. */
    private static final double WIDE = 0.6;

    /** The silhouette of a body that stands at {@code foot}; empty when it is out of the image. */
    static Optional<Silhouette> of(VisibleBody body, Vector3 foot, RigidTransform opticalFromSite, Lens lens) {
        Vector3 camera = opticalFromSite.inverse().translation();
        double dx = camera.x() - foot.x();
        double dy = camera.y() - foot.y();
        double flat = Math.max(Math.hypot(dx, dy), 0.1);
        Vector3 nearer = new Vector3(dx / flat, dy / flat, 0).times(TOES * body.radius());
        Vector3 aside = new Vector3(-dy / flat, dx / flat, 0).times(body.radius());
        Vector3 middle = foot.plus(new Vector3(0, 0, 0.5 * body.height()));
        ImagePoint bottom = new ImagePoint();
        ImagePoint top = new ImagePoint();
        ImagePoint one = new ImagePoint();
        ImagePoint other = new ImagePoint();
        boolean inLens = project(foot.plus(nearer), opticalFromSite, lens, bottom)
                && project(foot.plus(new Vector3(0, 0, body.height())), opticalFromSite, lens, top)
                && project(middle.plus(aside), opticalFromSite, lens, one)
                && project(middle.minus(aside), opticalFromSite, lens, other);
        if (!inLens) {
            return Optional.empty();
        }
        double left = Math.min(one.u(), other.u());
        double right = Math.max(one.u(), other.u());
        double area = (right - left) * (bottom.v() - top.v());
        Box seen = box(
                Math.max(0, left),
                Math.max(0, top.v()),
                Math.min(lens.intrinsics().width(), right),
                Math.min(lens.intrinsics().height(), bottom.v()));
        return seen.width() > 0 && seen.height() > 0 && area(seen) > LEAST_LEFT * area
                ? Optional.of(new Silhouette(body, seen, camera.distanceTo(middle)))
                : Optional.empty();
    }

    /** What a nearer body leaves of this one; empty when too little. */
    Optional<Silhouette> behind(Silhouette nearer) {
        Box b = nearer.box();
        double wide = overlap(box.left(), box.width(), b.left(), b.width());
        double high = overlap(box.top(), box.height(), b.top(), b.height());
        if (area(box) - wide * high < LEAST_LEFT * area(box)) {
            return Optional.empty();
        }
        boolean legsHidden =
                wide > WIDE * box.width() && b.top() > box.top() && b.top() < bottom(box) && bottom(b) >= bottom(box);
        return Optional.of(
                legsHidden
                        ? new Silhouette(
                                body, new Box(box.left(), box.top(), box.width(), b.top() - box.top()), distance)
                        : this);
    }

    /** Intersection over union of two boxes. */
    double likeness(Silhouette other) {
        double common = overlap(box.left(), box.width(), other.box.left(), other.box.width())
                * overlap(box.top(), box.height(), other.box.top(), other.box.height());
        return common / (area(box) + area(other.box) - common);
    }

    /** One box around both, as a detector gives it that takes the two for one. */
    Silhouette mergedWith(Silhouette other) {
        Box both = box(
                Math.min(box.left(), other.box.left()),
                Math.min(box.top(), other.box.top()),
                Math.max(box.left() + box.width(), other.box.left() + other.box.width()),
                Math.max(bottom(box), bottom(other.box)));
        return new Silhouette(body, both, Math.min(distance, other.distance));
    }

    private static boolean project(Vector3 inSite, RigidTransform opticalFromSite, Lens lens, ImagePoint out) {
        Vector3 p = opticalFromSite.apply(inSite);
        return lens.project(p.x(), p.y(), p.z(), out);
    }

    private static Box box(double left, double top, double right, double bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    private static double bottom(Box box) {
        return box.top() + box.height();
    }

    private static double area(Box box) {
        return box.width() * box.height();
    }

    private static double overlap(double a, double aLength, double b, double bLength) {
        return Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b));
    }
}
