package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.alignment.SymmetricEigen;

/**
 * Finds the map from a camera's pixels to the floor from points of the floor clicked in the image.
 *
 * <p>Normalised direct linear transformation, then the reprojection error in the image made least with heavy-tailed errors.
 * Source: Hartley and Zisserman, Multiple View Geometry, 2nd ed., algorithms 4.2 and 4.3.
 */
public final class HomographySurvey {

    private static final int FEWEST = 4;

    /** Second smallest over largest eigenvalue of the design, below which three of the points are as good as on one line. */
    private static final double DEGENERATE = 1e-7;

    /** Share of the perspective below which it is rounding. */
    private static final double ROUNDING = 1e-9;

    private HomographySurvey() {}

    /** The survey; z of the points is not used. */
    public static SurveyResult<HomographyReport> of(List<PointPair> pairs) {
        if (pairs.size() < FEWEST) {
            return SurveyResult.refused(SurveyRefusal.TOO_FEW, "%d point pairs, needs %d", pairs.size(), FEWEST);
        }
        Optional<double[]> map = fit(pairs);
        if (map.isEmpty()) {
            return SurveyResult.refused(
                    SurveyRefusal.COLLINEAR,
                    "all points, or all but one, are on one line, on the floor or in the image: click four that span an area");
        }
        return report(pairs, map.get());
    }

    /** {@code imageFromFloor}; empty when degenerate. */
    private static Optional<double[]> fit(List<PointPair> pairs) {
        Conditioning floor = Conditioning.of(pairs.stream()
                .map(p -> new double[] {p.site().x(), p.site().y()})
                .toList());
        Conditioning image = Conditioning.of(pairs.stream()
                .map(p -> new double[] {p.pixel().u(), p.pixel().v()})
                .toList());
        double[] design = new double[81];
        for (int i = 0; i < pairs.size(); i++) {
            double[] f = floor.points().get(i);
            double[] m = image.points().get(i);
            add(design, f[0], f[1], 1, 0, 0, 0, -m[0] * f[0], -m[0] * f[1], -m[0]);
            add(design, 0, 0, 0, f[0], f[1], 1, -m[1] * f[0], -m[1] * f[1], -m[1]);
        }
        SymmetricEigen eigen = SymmetricEigen.of(design, 9);
        double[] values = eigen.values();
        double last = eigen.vector(8, 8);
        if (!(values[7] > DEGENERATE * values[0]) || Math.abs(last) < 1e-9) {
            return Optional.empty();
        }
        double[] h = new double[8];
        Arrays.setAll(h, i -> eigen.vector(i, 8) / last);
        List<Double> sigmas = pairs.stream().map(p -> p.sigma() * image.scale()).toList();
        DampedFit refined = DampedFit.from(new HomographyProblem(floor.points(), image.points(), sigmas), h);
        double[] x = refined.x();
        double[] full = {x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], 1};
        return Optional.of(times(image.inverse(), times(full, floor.matrix())));
    }

    private static void add(double[] design, double... row) {
        for (int i = 0; i < 81; i++) {
            design[i] += row[i / 9] * row[i % 9];
        }
    }

    private static SurveyResult<HomographyReport> report(List<PointPair> pairs, double[] imageFromFloor) {
        double[] floorFromImage = withoutRounding(inverse(imageFromFloor), pairs);
        double[] at = apply(
                floorFromImage, pairs.get(0).pixel().u(), pairs.get(0).pixel().v());
        if (!Double.isFinite(at[0] + at[1])) {
            return SurveyResult.refused(SurveyRefusal.COLLINEAR, "the map found has no inverse");
        }
        Optional<SurveyResult<HomographyReport>> impossible = impossible(pairs, floorFromImage);
        if (impossible.isPresent()) {
            return impossible.get();
        }
        double image = 0;
        double ground = 0;
        double whitened = 0;
        List<PixelResidual> points = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            PointPair p = pairs.get(i);
            double[] fitted = apply(imageFromFloor, p.site().x(), p.site().y());
            double u = p.pixel().u() - fitted[0];
            double v = p.pixel().v() - fitted[1];
            double onFloor = floorDistance(floorFromImage, p);
            image += u * u + v * v;
            ground += onFloor * onFloor;
            whitened += (u * u + v * v) / (p.sigma() * p.sigma());
            points.add(PixelResidual.of(u, v, p.sigma(), leaveOneOut(pairs, i)));
        }
        long astray = PixelResidual.astray(points, pairs);
        if (astray > PixelResidual.MOST_ASTRAY * pairs.size()) {
            return SurveyResult.refused(
                    SurveyRefusal.NO_CONSENSUS,
                    "%d of %d points appear elsewhere than where they were clicked; are pairs mixed up?",
                    astray,
                    pairs.size());
        }
        int spare = 2 * pairs.size() - 8;
        List<Double> rows = Arrays.stream(floorFromImage)
                .map(h -> Math.abs(floorFromImage[8]) > 1e-12 ? h / floorFromImage[8] : h)
                .boxed()
                .toList();
        return new SurveyResult.Found<>(new HomographyReport(
                rows,
                Math.sqrt(image / (2 * pairs.size())),
                Math.sqrt(ground / pairs.size()),
                spare > 0 ? Math.sqrt(whitened / spare) : Double.NaN,
                points));
    }

    /** A map that has a horizon only by rounding has none: a plan, not an image. */
    private static double[] withoutRounding(double[] h, List<PointPair> pairs) {
        double[] flat = h.clone();
        double steepest = pairs.stream()
                .mapToDouble(p -> Math.abs(h[6] * p.pixel().u())
                        + Math.abs(h[7] * p.pixel().v()))
                .max()
                .orElse(0);
        if (steepest < ROUNDING * Math.abs(h[8])) {
            flat[6] = 0;
            flat[7] = 0;
        }
        return flat;
    }

    /**
     * A refusal of what no camera above a floor sees: points on both sides of its horizon, or the floor from below. The
     * sign of the Jacobian of the map at a point is that of {@code det H / w^3}.
     */
    private static Optional<SurveyResult<HomographyReport>> impossible(List<PointPair> pairs, double[] floorFromImage) {
        if (floorFromImage[6] == 0 && floorFromImage[7] == 0) {
            return Optional.empty();
        }
        int mirrored = 0;
        double determinant = determinant(floorFromImage);
        for (PointPair p : pairs) {
            double w = floorFromImage[6] * p.pixel().u()
                    + floorFromImage[7] * p.pixel().v()
                    + floorFromImage[8];
            mirrored += determinant * w > 0 ? 1 : 0;
        }
        if (mirrored == pairs.size()) {
            return Optional.of(SurveyResult.refused(
                    SurveyRefusal.REFLECTION,
                    "the image shows the floor mirrored; are u and v swapped, or x and y? u counts right, v down"));
        }
        return mirrored == 0
                ? Optional.empty()
                : Optional.of(SurveyResult.refused(
                        SurveyRefusal.NO_CONSENSUS,
                        "%d of %d points are on the other side of the horizon; are two pairs mixed up?",
                        Math.min(mirrored, pairs.size() - mirrored),
                        pairs.size()));
    }

    private static double determinant(double[] h) {
        return h[0] * (h[4] * h[8] - h[5] * h[7])
                - h[1] * (h[3] * h[8] - h[5] * h[6])
                + h[2] * (h[3] * h[7] - h[4] * h[6]);
    }

    private static OptionalDouble leaveOneOut(List<PointPair> pairs, int left) {
        if (pairs.size() <= FEWEST) {
            return OptionalDouble.empty();
        }
        List<PointPair> others = new ArrayList<>(pairs);
        others.remove(left);
        Optional<double[]> map = fit(others);
        return map.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(floorDistance(inverse(map.get()), pairs.get(left)));
    }

    private static double floorDistance(double[] floorFromImage, PointPair p) {
        double[] there = apply(floorFromImage, p.pixel().u(), p.pixel().v());
        return Math.hypot(there[0] - p.site().x(), there[1] - p.site().y());
    }

    private static double[] apply(double[] h, double x, double y) {
        double w = h[6] * x + h[7] * y + h[8];
        return new double[] {(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w};
    }

    private static double[] times(double[] a, double[] b) {
        double[] c = new double[9];
        for (int i = 0; i < 9; i++) {
            for (int k = 0; k < 3; k++) {
                c[i] += a[i / 3 * 3 + k] * b[3 * k + i % 3];
            }
        }
        return c;
    }

    private static double[] inverse(double[] h) {
        double[] adjugate = {
            h[4] * h[8] - h[5] * h[7], h[2] * h[7] - h[1] * h[8], h[1] * h[5] - h[2] * h[4],
            h[5] * h[6] - h[3] * h[8], h[0] * h[8] - h[2] * h[6], h[2] * h[3] - h[0] * h[5],
            h[3] * h[7] - h[4] * h[6], h[1] * h[6] - h[0] * h[7], h[0] * h[4] - h[1] * h[3]
        };
        double determinant = h[0] * adjugate[0] + h[1] * adjugate[3] + h[2] * adjugate[6];
        return Arrays.stream(adjugate).map(v -> v / determinant).toArray();
    }

    /** Points moved to their centre and scaled to a mean square distance of 2, and the matrix that does it. */
    private record Conditioning(List<double[]> points, double x, double y, double scale) {

        static Conditioning of(List<double[]> raw) {
            double x = raw.stream().mapToDouble(p -> p[0]).average().orElse(0);
            double y = raw.stream().mapToDouble(p -> p[1]).average().orElse(0);
            double square = raw.stream()
                    .mapToDouble(p -> (p[0] - x) * (p[0] - x) + (p[1] - y) * (p[1] - y))
                    .average()
                    .orElse(0);
            double scale = Math.sqrt(2 / Math.max(square, 1e-12));
            return new Conditioning(
                    raw.stream()
                            .map(p -> new double[] {scale * (p[0] - x), scale * (p[1] - y)})
                            .toList(),
                    x,
                    y,
                    scale);
        }

        double[] matrix() {
            return new double[] {scale, 0, -scale * x, 0, scale, -scale * y, 0, 0, 1};
        }

        double[] inverse() {
            return new double[] {1 / scale, 0, x, 0, 1 / scale, y, 0, 0, 1};
        }
    }
}
