package org.sitedatum.positioning.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.ImageSize;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;
import org.sitedatum.positioning.walls.WallCrossings;
import org.sitedatum.positioning.walls.WallMap;

class AccuracyBoundTest {

    private static final double SIGMA = 0.1;
    private static final double HEIGHT = 1.2;
    private static final Floor FLOOR = new Floor(
            "ground",
            "ground",
            0,
            3,
            List.of(new Point2(0, 0), new Point2(10, 0), new Point2(10, 10), new Point2(0, 10)));
    private static final AccuracyOptions OPTIONS = new AccuracyOptions(HEIGHT, 1e-3, SIGMA, 5, true, true, true);
    private static final Wall CONCRETE = new Wall("ground", List.of(new Point2(6, -5), new Point2(6, 15)), "concrete");

    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Camera> cameras = new ArrayList<>();
    private final List<Detector> detectors = new ArrayList<>();
    private final List<Wall> walls = new ArrayList<>();

    @Test
    void shouldBeOneSigmaInTheMiddleOfFourAnchors() {
        anchors(HEIGHT, 0, 0, 10, 0, 10, 10, 0, 10);

        PlaceAccuracy place = at(5, 5);

        assertThat(place.rmsError()).isCloseTo(SIGMA, within(1e-6));
        assertThat(place.dilution(SIGMA)).isCloseTo(1, within(1e-5));
        assertThat(place.semiMajor()).isCloseTo(place.semiMinor(), within(1e-6));
        assertThat(place.anchors()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBeReachedByMaximumLikelihoodOverManyTrials(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        anchors(2.5, 0.3, 0.4, 9.7, 0.2, 9.6, 9.5, 0.2, 9.8, 5, 0.1);
        walls.add(CONCRETE);
        double x = 1 + 8 * random.nextDouble();
        double y = 1 + 8 * random.nextDouble();

        double[] sample = maximumLikelihoodCovariance(x, y, random);
        PlaceAccuracy bound = at(x, y);

        double scale = bound.xx() + bound.yy();
        assertThat(sample[0]).as("seed %d", seed).isCloseTo(bound.xx(), within(0.05 * scale));
        assertThat(sample[1]).as("seed %d", seed).isCloseTo(bound.xy(), within(0.05 * scale));
        assertThat(sample[2]).as("seed %d", seed).isCloseTo(bound.yy(), within(0.05 * scale));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNotGetWorseByAnchorsNorBetterByWalls(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        anchors(2.5, 0.3, 0.4, 9.7, 0.2, 9.6, 9.5);
        double x = 10 * random.nextDouble();
        double y = 10 * random.nextDouble();
        double few = at(x, y).rmsError();

        anchors(2.5, 10 * random.nextDouble(), 10 * random.nextDouble());
        double more = at(x, y).rmsError();
        walls.add(CONCRETE);
        double walled = at(x, y).rmsError();

        assertThat(more).isLessThanOrEqualTo(few);
        assertThat(walled).isGreaterThanOrEqualTo(more);
    }

    @Test
    void shouldBeOpenWhereOneDirectionIs() {
        anchors(HEIGHT, 0, 5);
        assertThat(at(5, 5).isObservable()).isFalse();
        assertThat(at(5, 5).rmsError()).isInfinite();

        anchors(HEIGHT, 10, 5);
        assertThat(at(5, 5).isObservable()).as("both on one line with it").isFalse();
        assertThat(at(5, 7).isObservable()).isTrue();
    }

    @Test
    void shouldNotHearThroughTooMuchMetal() {
        anchors(HEIGHT, 0, 5, 0, 0, 0, 10);
        walls.add(new Wall("ground", List.of(new Point2(2, -5), new Point2(2, 15)), "metal"));
        walls.add(new Wall("ground", List.of(new Point2(3, -5), new Point2(3, 15)), "metal"));

        assertThat(at(8, 5).anchors()).isZero();
        assertThat(at(1, 5).anchors()).isEqualTo(3);
    }

    @Test
    void shouldGiveARadarsRangeAndAzimuth() {
        detectors.add(new Detector(
                "radar",
                "radar",
                Optional.of(new RigidTransform(Quaternion.ofYaw(Math.PI / 2), new Vector3(5, 0, 2))),
                20,
                Math.toRadians(90),
                0.3,
                0.05,
                Double.NaN,
                Double.NaN,
                1));

        PlaceAccuracy ahead = at(5, 8);

        assertThat(ahead.yy()).isCloseTo(0.09, within(1e-9));
        assertThat(ahead.xx()).isCloseTo(0.16, within(1e-9));
        assertThat(ahead.orientation()).isCloseTo(0, within(1e-9));
        assertThat(ahead.semiMajor()).isCloseTo(0.4, within(1e-9));
        assertThat(at(9, 1).detectors()).as("beside its field of view").isZero();
        walls.add(new Wall("ground", List.of(new Point2(0, 4), new Point2(10, 4)), "glass"));
        assertThat(at(5, 8).detectors()).as("behind glass").isZero();
    }

    @Test
    void shouldGiveACamerasPixelOnTheFloor() {
        cameras.add(new Camera(
                "camera",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(0.01, 0.0, 0.0, 0.0, -0.02, 10.0, 0.0, 0.0, 1.0)));

        PlaceAccuracy place = at(4, 6);

        assertThat(place.cameras()).isEqualTo(1);
        // five pixels of 1 and 2 cm, and the map's own 5 cm
        assertThat(place.xx()).isCloseTo(0.0025 + 0.0025, within(1e-9));
        assertThat(place.yy()).isCloseTo(0.01 + 0.0025, within(1e-9));
    }

    @Test
    void shouldCountAHomographyOnlyInItsImageAndOnItsFloor() {
        cameras.add(new Camera(
                "camera",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(0.01, 0.0, 0.0, 0.0, -0.02, 10.0, 0.0, 0.0, 1.0),
                Optional.of(new ImageSize(500, 400)),
                Optional.of(FLOOR.id())));
        Floor above = new Floor("above", "Above", FLOOR.elevation() + 4, 4, List.of());

        assertThat(at(4, 6).cameras()).isEqualTo(1);
        assertThat(at(6, 6).cameras()).as("right of the image").isZero();
        assertThat(at(4, 1).cameras()).as("below the image").isZero();
        assertThat(new AccuracyBound(site(), OPTIONS).at(above, 4, 6).cameras()).isZero();
    }

    @Test
    void shouldCountOnlyTheSensorsAskedFor() {
        anchors(HEIGHT, 0, 0, 10, 0, 10, 10, 0, 10);

        assertThat(new AccuracyBound(site(), OPTIONS.withSensors(false, true, true))
                        .at(FLOOR, 5, 5)
                        .isObservable())
                .isFalse();
    }

    @Test
    void shouldRasterAFloorWithinItsOutline() {
        anchors(HEIGHT, 0, 0, 10, 0, 10, 10, 0, 10);
        Floor triangle =
                new Floor("ground", "ground", 0, 3, List.of(new Point2(0, 0), new Point2(10, 0), new Point2(0, 10)));
        AccuracyBound bound = new AccuracyBound(site(), OPTIONS);

        AccuracyRaster raster = bound.over(triangle, 2);

        assertThat(raster.columns()).isEqualTo(5);
        assertThat(raster.rows()).isEqualTo(5);
        assertThat(raster.at(0, 0)).contains(bound.at(triangle, 1, 1));
        assertThat(raster.at(4, 4)).isEmpty();
        assertThat(raster.shareWithin(10)).isEqualTo(1);
        assertThat(raster.shareWithin(0.01)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bound.over(triangle, 1e-3))
                .withMessageContaining("at most");
    }

    private PlaceAccuracy at(double x, double y) {
        return new AccuracyBound(site(), OPTIONS).at(FLOOR, x, y);
    }

    private void anchors(double z, double... xy) {
        for (int i = 0; i < xy.length; i += 2) {
            anchors.add(new Anchor(
                    "a" + anchors.size(),
                    new Vector3(xy[i], xy[i + 1], z),
                    Optional.empty(),
                    Optional.empty(),
                    Double.NaN,
                    Double.NaN));
        }
    }

    private Site site() {
        return Site.builder("site")
                .floors(List.of(FLOOR))
                .anchors(anchors)
                .cameras(cameras)
                .detectors(detectors)
                .walls(walls)
                .build();
    }

    /** Ranges drawn from the model, small enough to be linear; each trial's most likely place by Gauss-Newton. */
    private double[] maximumLikelihoodCovariance(double x, double y, SplittableRandom random) {
        double shrink = 0.1;
        WallMap map = new WallMap(site());
        double[] sigma = new double[anchors.size()];
        for (int i = 0; i < sigma.length; i++) {
            WallCrossings crossed = map.crossings(anchors.get(i).position(), new Vector3(x, y, HEIGHT));
            double variance = SIGMA * SIGMA;
            for (int k = 0; k < crossed.count(); k++) {
                variance += Math.pow(crossed.material(k).spread(), 2);
            }
            sigma[i] = shrink * Math.sqrt(variance);
        }
        double[] sum = new double[5];
        int trials = 40_000;
        for (int trial = 0; trial < trials; trial++) {
            double[] ranges = new double[sigma.length];
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = distance(i, x, y) + sigma[i] * random.nextGaussian();
            }
            double[] found = mostLikely(ranges, sigma, x, y);
            double ex = (found[0] - x) / shrink;
            double ey = (found[1] - y) / shrink;
            double[] terms = {ex, ey, ex * ex, ex * ey, ey * ey};
            Arrays.setAll(sum, k -> sum[k] + terms[k] / trials);
        }
        return new double[] {sum[2] - sum[0] * sum[0], sum[3] - sum[0] * sum[1], sum[4] - sum[1] * sum[1]};
    }

    private double[] mostLikely(double[] ranges, double[] sigma, double startX, double startY) {
        double x = startX;
        double y = startY;
        for (int step = 0; step < 4; step++) {
            double[] n = new double[5];
            for (int i = 0; i < ranges.length; i++) {
                double d = distance(i, x, y);
                double ux = (x - anchors.get(i).position().x()) / d;
                double uy = (y - anchors.get(i).position().y()) / d;
                double w = 1 / (sigma[i] * sigma[i]);
                double r = ranges[i] - d;
                double[] terms = {w * ux * ux, w * ux * uy, w * uy * uy, w * ux * r, w * uy * r};
                Arrays.setAll(n, k -> n[k] + terms[k]);
            }
            double det = n[0] * n[2] - n[1] * n[1];
            x += (n[2] * n[3] - n[1] * n[4]) / det;
            y += (n[0] * n[4] - n[1] * n[3]) / det;
        }
        return new double[] {x, y};
    }

    private double distance(int anchor, double x, double y) {
        return anchors.get(anchor).position().distanceTo(new Vector3(x, y, HEIGHT));
    }
}
