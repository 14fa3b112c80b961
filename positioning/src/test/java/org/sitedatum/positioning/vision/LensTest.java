package org.sitedatum.positioning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.site.Intrinsics;

class LensTest {

    private static final Lens WIDE =
            new Lens(new Intrinsics(900, 910, 640, 360, List.of(-0.28, 0.09, 0.001, -0.002, -0.012), 1280, 720));

    static Stream<GoldenRows> projections() {
        return GoldenRows.of("projections.csv");
    }

    static Stream<GoldenRows> directions() {
        return GoldenRows.of("directions.csv");
    }

    @ParameterizedTest
    @MethodSource("projections")
    void shouldProjectAsOpenCvDoes(GoldenRows row) {
        ImagePoint image = new ImagePoint();

        boolean seen = row.lens().project(row.get("x"), row.get("y"), row.get("z"), image);

        assertThat(seen).isTrue();
        assertThat(image.u()).isCloseTo(row.get("u"), within(1e-9));
        assertThat(image.v()).isCloseTo(row.get("v"), within(1e-9));
        String[] names = {"ux", "uy", "uz", "vx", "vy", "vz"};
        for (int i = 0; i < 6; i++) {
            assertThat(image.derivative(i / 3, i % 3)).as(names[i]).isCloseTo(row.get(names[i]), within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldUndistortAsOpenCvDoes(GoldenRows row) {
        PixelPoint direction = row.lens()
                .findDirection(new PixelPoint(row.get("u"), row.get("v")))
                .orElseThrow();

        assertThat(direction.u()).isCloseTo(row.get("a"), within(1e-9));
        assertThat(direction.v()).isCloseTo(row.get("b"), within(1e-9));
    }

    @Test
    void shouldFindTheDirectionOfEveryPixelItProjectsTo() {
        SplittableRandom random = new SplittableRandom(7);
        ImagePoint image = new ImagePoint();
        for (int i = 0; i < 2000; i++) {
            double a = 1.4 * (random.nextDouble() - 0.5);
            double b = 0.8 * (random.nextDouble() - 0.5);
            assertThat(WIDE.project(3 * a, 3 * b, 3, image)).isTrue();

            PixelPoint direction =
                    WIDE.findDirection(new PixelPoint(image.u(), image.v())).orElseThrow();

            assertThat(direction.u()).isCloseTo(a, within(1e-8));
            assertThat(direction.v()).isCloseTo(b, within(1e-8));
        }
    }

    @Test
    void shouldDifferentiateByThePoint() {
        SplittableRandom random = new SplittableRandom(8);
        double step = 1e-6;
        ImagePoint at = new ImagePoint();
        ImagePoint moved = new ImagePoint();
        for (int i = 0; i < 200; i++) {
            double[] p = {2 * random.nextDouble() - 1, random.nextDouble() - 0.5, 2 + 5 * random.nextDouble()};
            WIDE.project(p[0], p[1], p[2], at);
            for (int axis = 0; axis < 3; axis++) {
                double[] above = p.clone();
                double[] below = p.clone();
                above[axis] += step;
                below[axis] -= step;
                WIDE.project(above[0], above[1], above[2], moved);
                double u = moved.u();
                double v = moved.v();
                WIDE.project(below[0], below[1], below[2], moved);

                assertThat(at.derivative(0, axis)).isCloseTo((u - moved.u()) / (2 * step), within(1e-4));
                assertThat(at.derivative(1, axis)).isCloseTo((v - moved.v()) / (2 * step), within(1e-4));
            }
        }
    }

    @Test
    void shouldSeeNothingBehindItself() {
        assertThat(WIDE.project(0, 0, -1, new ImagePoint())).isFalse();
        assertThat(WIDE.project(0, 0, 0, new ImagePoint())).isFalse();
        assertThat(WIDE.project(0, 0, Double.NaN, new ImagePoint())).isFalse();
        assertThat(WIDE.project(Double.NaN, 0, 1, new ImagePoint())).isFalse();
    }

    /** With k1 = -0.5 the image turns back at a radius of sqrt(2/3): what lies beyond would appear inside. */
    @Test
    void shouldEndWhereItsDistortionFoldsBack() {
        Lens folding = new Lens(new Intrinsics(500, 500, 500, 500, List.of(-0.5, 0.0, 0.0, 0.0), 1000, 1000));

        assertThat(folding.project(0.8, 0, 1, new ImagePoint())).isTrue();
        assertThat(folding.project(0.83, 0, 1, new ImagePoint())).isFalse();
        assertThat(folding.findDirection(new PixelPoint(500 + 500 * 0.56, 500))).isEmpty();
        assertThat(folding.coversImage()).isFalse();
        assertThat(WIDE.coversImage()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300, -1e9})
    void shouldFindNoDirectionForAnAbsurdPixel(double u) {
        assertThat(WIDE.findDirection(new PixelPoint(u, 100))).isEqualTo(Optional.empty());
    }
}
