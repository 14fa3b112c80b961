package org.sitedatum.positioning.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.sitedatum.positioning.filter.NormalDistribution;
import org.sitedatum.positioning.site.PlanGeometry;
import org.sitedatum.positioning.site.Point2;

/** Regions beside JTS and beside brute force. */
class RegionTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private final SplittableRandom random = new SplittableRandom(7);
    private final Whereabouts at = new Whereabouts();
    private final RegionProbe probe = new RegionProbe();

    /** A star about a centre, sometimes with a star-shaped hole. */
    static List<List<Point2>> star(SplittableRandom random, double cx, double cy, double size) {
        List<List<Point2>> rings = new ArrayList<>();
        rings.add(starRing(random, cx, cy, 0.5 * size, size));
        if (random.nextBoolean()) {
            rings.add(starRing(random, cx, cy, 0.15 * size, 0.3 * size));
        }
        return rings;
    }

    private static List<Point2> starRing(SplittableRandom random, double cx, double cy, double least, double most) {
        int corners = random.nextInt(3, 20);
        List<Point2> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / corners;
            double radius = random.nextDouble(least, most);
            ring.add(new Point2(cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)));
        }
        return ring;
    }

    private static Geometry point(double x, double y) {
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    @Test
    void shouldAgreeWithJtsOnWhichPointsAreInsideAndHowFarFromTheEdge() {
        for (int i = 0; i < 300; i++) {
            Geometry polygon = PlanGeometry.polygon(star(random, 0, 0, 10));
            if (!polygon.isValid()) {
                continue;
            }
            PolygonRegion region = new PolygonRegion(polygon);
            for (int k = 0; k < 100; k++) {
                double x = random.nextDouble(-12, 12);
                double y = random.nextDouble(-12, 12);
                double depth = region.depth(x, y);

                assertThat(depth > 0).isEqualTo(polygon.contains(point(x, y)));
                assertThat(Math.abs(depth)).isCloseTo(polygon.getBoundary().distance(point(x, y)), within(1e-9));
            }
        }
    }

    @Test
    void shouldAgreeWithJtsOnVerticesAndEdgesOfALattice() {
        List<Point2> steps = List.of(
                new Point2(0, 0),
                new Point2(4, 0),
                new Point2(4, 2),
                new Point2(2, 2),
                new Point2(2, 4),
                new Point2(0, 4));
        Geometry polygon = PlanGeometry.polygon(List.of(steps));
        PolygonRegion region = new PolygonRegion(polygon);
        for (double x = -1; x <= 5; x += 0.5) {
            for (double y = -1; y <= 5; y += 0.5) {
                at.set(x, y, 0, 1e-4, 0, 1e-4, 1);
                region.measure(at, probe);
                double expected = polygon.getBoundary().intersects(point(x, y)) ? Double.NaN : 0;
                if (!Double.isNaN(expected)) {
                    assertThat(probe.mass).isCloseTo(polygon.contains(point(x, y)) ? 1 : 0, within(1e-6));
                }
            }
        }
        // on an edge half, on an outer corner a quarter, on an inner corner three quarters
        double[][] expected = {
            {1, 0, 0.5}, {4, 1, 0.5}, {0, 2, 0.5}, {1, 4, 0.5}, {3, 2, 0.5}, {0, 0, 0.25}, {2, 2, 0.75}
        };
        for (double[] one : expected) {
            at.set(one[0], one[1], 0, 1e-4, 0, 1e-4, 1);
            region.measure(at, probe);
            assertThat(probe.mass).as("at %s, %s", one[0], one[1]).isCloseTo(one[2], within(2e-6));
        }
    }

    @Test
    void shouldIntegrateTheGaussianOverPolygonsAsASumOverAFineLattice() {
        for (int i = 0; i < 60; i++) {
            Geometry polygon = PlanGeometry.polygon(star(random, 0, 0, 4));
            if (!polygon.isValid()) {
                continue;
            }
            PolygonRegion region = new PolygonRegion(polygon);
            anywhere(5);

            region.measure(at, probe);

            assertThat(probe.mass).as("polygon %s", polygon).isCloseTo(latticeMass(region), within(4e-3));
        }
    }

    @Test
    void shouldIntegrateTheGaussianOverCirclesAsASumOverAFineLattice() {
        for (int i = 0; i < 60; i++) {
            CircleRegion region = new CircleRegion(0, 0, random.nextDouble(0.3, 5));
            anywhere(4);

            region.measure(at, probe);

            assertThat(probe.mass).isCloseTo(latticeMass(region), within(4e-3));
        }
    }

    private void anywhere(double within) {
        double sx = random.nextDouble(0.2, 2);
        double sy = random.nextDouble(0.2, 2);
        double correlation = random.nextDouble(-0.9, 0.9);
        at.set(
                random.nextDouble(-within, within),
                random.nextDouble(-within, within),
                0,
                sx * sx,
                correlation * sx * sy,
                sy * sy,
                1);
    }

    /** The midpoint rule on 400 x 400 points over +-5 standard deviations. */
    private double latticeMass(Region region) {
        double determinant = at.xx() * at.yy() - at.xy() * at.xy();
        double sx = Math.sqrt(at.xx());
        double sy = Math.sqrt(at.yy());
        int n = 400;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double dx = sx * 10 * ((i + 0.5) / n - 0.5);
                double dy = sy * 10 * ((k + 0.5) / n - 0.5);
                if (region.depth(at.x() + dx, at.y() + dy) > 0) {
                    double form = (at.yy() * dx * dx - 2 * at.xy() * dx * dy + at.xx() * dy * dy) / determinant;
                    sum += Math.exp(-0.5 * form);
                }
            }
        }
        return sum * (10 * sx / n) * (10 * sy / n) / (2 * Math.PI * Math.sqrt(determinant));
    }

    @Test
    void shouldKnowTheNormalDistribution() {
        assertThat(NormalDistribution.below(0)).isCloseTo(0.5, within(1e-7));
        assertThat(NormalDistribution.below(1.2815515655446004)).isCloseTo(0.9, within(1e-7));
        assertThat(NormalDistribution.below(-3)).isCloseTo(0.0013498980316301, within(1e-7));
        assertThat(Normal.quantile(0.9)).isCloseTo(1.2815515655446004, within(1e-5));
        // Owen, table values
        assertThat(Normal.owenT(0, 1)).isCloseTo(0.25, within(1e-6));
        assertThat(Normal.owenT(1, 1)).isCloseTo(0.0667418, within(1e-6));
        assertThat(Normal.owenT(0.5, 1)).isCloseTo(owenByTrapezoids(0.5, 2), within(1e-6));
        assertThat(Normal.owenT(2, 0.4)).isCloseTo(owenByTrapezoids(2, 0.2), within(1e-6));
        assertThat(Normal.owenT(0.01, -3)).isCloseTo(-owenByTrapezoids(0.01, 300), within(1e-6));
    }

    private static double owenByTrapezoids(double h, double a) {
        int n = 1_000_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double x = a * (i + 0.5) / n;
            sum += Math.exp(-0.5 * h * h * (1 + x * x)) / (1 + x * x);
        }
        return sum * a / n / (2 * Math.PI);
    }
}
