package org.sitedatum.positioning.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Intrinsics;

/**
 * Poses of a square marker from its corners, or from the pose that someone else computed of them: both come with the
 * other pose that the same corners would nearly fit, because whoever computed the pose may have taken the wrong one.
 */
public final class MarkerSolver {

    /** Corners found to this, px, and to this share of the marker's edge for print, blur and lens. */
    private static final double CORNER_SIGMA = 0.5;

    private static final double CORNER_SHARE = 0.004;
    /** Misfit of eight residuals less six unknowns: by chance never, at twice the assumed noise 1 of 2,000. */
    private static final double WORST_MISFIT = 60;
    /** Expected misfit at which the corners are no worse than assumed. */
    private static final double USUAL_MISFIT = 6;

    private static final double SAME_ANGLE = 0.02;
    /** What a camera whose lens is not in the site is taken for. */
    private static final Lens USUAL_LENS = new Lens(new Intrinsics(800, 800, 640, 360, List.of(), 1280, 720));

    private static final double USUAL_SIZE = 0.15;

    private MarkerSolver() {}

    /**
     * From the corners in the image.
     *
     * @param corners px, clockwise as seen, from the marker's top left
     * @param size edge, m
     */
    public static MarkerReading ofCorners(Lens lens, List<PixelPoint> corners, double size) {
        if (corners.size() != 4) {
            return new MarkerReading.Refused("a marker has 4 corners, here are " + corners.size());
        }
        List<PixelPoint> directions = new ArrayList<>(4);
        for (PixelPoint corner : corners) {
            lens.findDirection(corner).ifPresent(directions::add);
        }
        if (directions.size() < 4) {
            return new MarkerReading.Refused("a corner lies outside the lens: no direction has this image");
        }
        SquareImage square = new SquareImage(directions, size);
        if (!square.isConvex()) {
            return new MarkerReading.Refused(
                    "corners are in a line, crossed, repeated or counter-clockwise; list them clockwise as seen, from the marker's top left");
        }
        PoseRefinement refinement = new PoseRefinement(lens, corners, size, cornerSigma(corners));
        List<MarkerPose> found = new ArrayList<>(2);
        for (RigidTransform pose : square.poses()) {
            refinement.from(pose).filter(MarkerSolver::facesCamera).ifPresent(found::add);
        }
        found.sort(Comparator.comparingDouble(MarkerPose::misfit));
        if (found.isEmpty()) {
            return new MarkerReading.Refused("corners have no pose of a square of this size; check size and lens");
        }
        MarkerPose best = found.get(0);
        if (best.misfit() > WORST_MISFIT) {
            return new MarkerReading.Refused("corners are no image of a square: they miss the best one by "
                    + Math.round(Math.sqrt(best.misfit() / 2)) + " times their noise; check lens, size and corners");
        }
        double stretch = Math.max(1, best.misfit() / USUAL_MISFIT);
        Optional<MarkerPose> other = found.size() < 2 ? Optional.empty() : rival(best, found.get(1), stretch);
        return new MarkerReading.Solved(
                new MarkerPoses(stretched(best, stretch), other.map(pose -> stretched(pose, stretch))));
    }

    /**
     * From a pose that the camera's software computed.
     *
     * @param lens of the camera; empty: a usual one
     * @param pose opticalFromMarker
     * @param stated its covariance; empty: what corners found to a pixel would give
     * @param size edge, m; NaN: a usual one
     */
    public static MarkerReading ofPose(
            Optional<Lens> lens, RigidTransform pose, Optional<Covariance6> stated, double size) {
        Lens seenBy = lens.orElse(USUAL_LENS);
        double edge = Double.isNaN(size) ? USUAL_SIZE : size;
        List<PixelPoint> corners = project(seenBy, pose, edge);
        if (corners.size() < 4) {
            return new MarkerReading.Refused("the marker would be behind the camera or outside its lens");
        }
        PoseRefinement refinement = new PoseRefinement(seenBy, corners, edge, 2 * cornerSigma(corners));
        Optional<Covariance6> covariance = stated.or(() -> refinement.bound(pose));
        if (covariance.isEmpty()) {
            return new MarkerReading.Refused("the marker is seen edge-on: its pose has no covariance; state one");
        }
        MarkerPose best = new MarkerPose(new UncertainTransform(pose, covariance.get()), 0);
        Optional<MarkerPose> other = Optional.empty();
        for (RigidTransform start : starts(seenBy, corners, edge)) {
            Optional<MarkerPose> found =
                    refinement.from(start).filter(candidate -> facesCamera(candidate) == facesCamera(best));
            if (found.isPresent() && angle(found.get(), best) > SAME_ANGLE) {
                other = rival(best, found.get(), 1);
            }
        }
        return new MarkerReading.Solved(new MarkerPoses(best, other));
    }

    private static List<RigidTransform> starts(Lens lens, List<PixelPoint> corners, double size) {
        List<PixelPoint> directions = new ArrayList<>(4);
        corners.forEach(corner -> lens.findDirection(corner).ifPresent(directions::add));
        return directions.size() < 4 ? List.of() : new SquareImage(directions, size).poses();
    }

    private static List<PixelPoint> project(Lens lens, RigidTransform pose, double size) {
        List<PixelPoint> corners = new ArrayList<>(4);
        ImagePoint image = new ImagePoint();
        for (int i = 0; i < 4; i++) {
            Vector3 p = pose.apply(SquareImage.corner(i, size));
            if (lens.project(p.x(), p.y(), p.z(), image)) {
                corners.add(new PixelPoint(image.u(), image.v()));
            }
        }
        return corners;
    }

    private static Optional<MarkerPose> rival(MarkerPose best, MarkerPose other, double stretch) {
        boolean open = other.misfit() - best.misfit() < MarkerPoses.DECISIVE * stretch;
        return open && angle(best, other) > SAME_ANGLE ? Optional.of(other) : Optional.empty();
    }

    private static double angle(MarkerPose a, MarkerPose b) {
        return a.opticalFromMarker()
                .transform()
                .rotation()
                .angleTo(b.opticalFromMarker().transform().rotation());
    }

    /** In front of the camera, its face towards it. */
    private static boolean facesCamera(MarkerPose pose) {
        RigidTransform t = pose.opticalFromMarker().transform();
        return t.translation().z() > 0
                && t.rotation().rotate(new Vector3(0, 0, 1)).dot(t.translation()) < 0;
    }

    private static MarkerPose stretched(MarkerPose pose, double factor) {
        UncertainTransform t = pose.opticalFromMarker();
        return factor == 1
                ? pose
                : new MarkerPose(
                        new UncertainTransform(t.transform(), t.covariance().times(factor)), pose.misfit());
    }

    /** Standard deviation of a corner's coordinates, px. */
    static double cornerSigma(List<PixelPoint> corners) {
        double edges = 0;
        for (int i = 0; i < 4; i++) {
            PixelPoint a = corners.get(i);
            PixelPoint b = corners.get((i + 1) % 4);
            edges += 0.25 * Math.hypot(b.u() - a.u(), b.v() - a.v());
        }
        return Math.hypot(CORNER_SIGMA, CORNER_SHARE * edges);
    }
}
