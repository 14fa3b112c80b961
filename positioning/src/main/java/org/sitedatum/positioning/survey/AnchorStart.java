package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.AlignmentResult;
import org.sitedatum.frames.alignment.FrameAlignment;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.alignment.Noise;
import org.sitedatum.frames.geometry.Vector3;

/** A first guess of all places: the anchors by classical scaling, then each knot of the tags' paths by its ranges. */
final class AnchorStart {

    /** A tag is carried this far below the anchors, m; only decides on which side of a ceiling the search begins. */
    private static final double BELOW_ANCHORS = 1.5;

    private final AnchorProblem problem;
    private final AnchorLayout layout;

    private AnchorStart(AnchorProblem problem) {
        this.problem = problem;
        this.layout = problem.layout();
    }

    /** The unknowns to start from when these ranges between anchors are not used. */
    static double[] of(AnchorProblem problem, boolean[] leftOut) {
        return new AnchorStart(problem).guess(leftOut);
    }

    private double[] guess(boolean[] leftOut) {
        int n = layout.size();
        double[] distances = AnchorDistances.of(problem, leftOut);
        if (layout.dimensions() == 2) {
            flatten(distances, n);
        }
        List<Vector3> points = ClassicalScaling.of(distances, n, layout.dimensions());
        List<Vector3> placed = layout.isGauge() ? byConvention(points) : onFixed(points);
        double[] x = new double[problem.unknowns()];
        for (int a = 0; a < n; a++) {
            layout.putInto(x, a, placed.get(a));
        }
        layout.putHeightsInto(x, a -> a % 2 == 0 ? 0.5 : -0.5);
        placeKnots(x);
        return x;
    }

    /** {@code h^2 = d^2 - dz^2}. */
    private void flatten(double[] distances, int n) {
        double[] nothing = new double[layout.end()];
        layout.putHeightsInto(nothing, a -> 0);
        for (int i = 0; i < n * n; i++) {
            double dz = layout.position(nothing, i / n).z()
                    - layout.position(nothing, i % n).z();
            distances[i] = Math.sqrt(Math.max(0, distances[i] * distances[i] - dz * dz));
        }
    }

    /** First at the origin, second on +x, third at y > 0 and z = 0, fourth above. */
    private static List<Vector3> byConvention(List<Vector3> points) {
        Vector3 origin = points.get(0);
        Vector3 x = direction(points.get(1).minus(origin), new Vector3(1, 0, 0));
        Vector3 third = points.get(2).minus(origin);
        Vector3 y = direction(third.minus(x.times(third.dot(x))), new Vector3(-x.y(), x.x(), 0));
        Vector3 z = x.cross(y);
        List<Vector3> placed = new ArrayList<>();
        for (Vector3 p : points) {
            Vector3 d = p.minus(origin);
            placed.add(new Vector3(d.dot(x), d.dot(y), d.dot(z)));
        }
        boolean upsideDown = placed.size() > 3 && placed.get(3).z() < 0;
        return upsideDown
                ? placed.stream().map(p -> new Vector3(p.x(), p.y(), -p.z())).toList()
                : placed;
    }

    private static Vector3 direction(Vector3 v, Vector3 otherwise) {
        return v.norm() > 1e-9 ? v.times(1 / v.norm()) : otherwise;
    }

    /** Laid on the fixed anchors, as they are or mirrored, whichever fits better. */
    private List<Vector3> onFixed(List<Vector3> points) {
        boolean flat = layout.dimensions() == 2;
        List<Vector3> mirrored = points.stream()
                .map(p -> flat ? new Vector3(p.x(), -p.y(), 0) : p.negated())
                .toList();
        AlignmentResult plain = align(points);
        AlignmentResult other = align(mirrored);
        if (other instanceof Aligned turned && (!(plain instanceof Aligned best) || turned.rms() < best.rms())) {
            return mirrored.stream().map(turned.targetFromSource()::apply).toList();
        }
        return plain instanceof Aligned best
                ? points.stream().map(best.targetFromSource()::apply).toList()
                : points;
    }

    private AlignmentResult align(List<Vector3> points) {
        boolean flat = layout.dimensions() == 2;
        double[] nothing = new double[layout.end()];
        List<MatchedPoint> matches = new ArrayList<>();
        for (int a = 0; a < layout.size(); a++) {
            if (layout.isFixed(a)) {
                Vector3 p = layout.position(nothing, a);
                Vector3 target = flat ? new Vector3(p.x(), p.y(), 0) : p;
                matches.add(new MatchedPoint(points.get(a), target, 1e-6));
            }
        }
        return FrameAlignment.of(flat ? AlignmentModel.YAW_TRANSLATION : AlignmentModel.RIGID)
                .withNoise(Noise.AS_GIVEN)
                .fit(matches);
    }

    private void placeKnots(double[] x) {
        TagPaths paths = problem.paths();
        List<Vector3> anchors = new ArrayList<>();
        for (int a = 0; a < layout.size(); a++) {
            anchors.add(layout.position(x, a));
        }
        Vector3 centre = Plane.Spread.of(anchors).centre();
        Vector3 here = centre.minus(new Vector3(0, 0, BELOW_ANCHORS));
        int next = 0;
        for (int knot = 0; knot < paths.knots(); knot++) {
            List<TagPaths.Placed> near = new ArrayList<>();
            while (next > 0 && paths.ranges().get(next - 1).knot() >= knot - 1) {
                next--;
            }
            while (next < paths.ranges().size() && paths.ranges().get(next).knot() <= knot) {
                near.add(paths.ranges().get(next++));
            }
            if (near.size() >= 3) {
                here = new KnotPlace(near, anchors, layout, paths.isHeightKnown(knot), paths.height(knot)).near(here);
            }
            paths.putInto(x, knot, here);
        }
    }
}
