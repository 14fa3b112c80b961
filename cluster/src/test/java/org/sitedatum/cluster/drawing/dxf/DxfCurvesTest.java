package org.sitedatum.cluster.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.drawing.Drawing;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingShape;
import org.sitedatum.positioning.site.Point2;

class DxfCurvesTest {

    private static final int METRES = 6;
    private static final double DRAWN_TO = 0.01;

    private static final String HALF_ELLIPSE = "0 ELLIPSE 8 W 10 5 20 1 11 4 21 0 40 0.5 41 0 42 3.141592653589793";

    /** A quarter of the unit circle as a rational curve: exact (Piegl and Tiller, section 7.3). */
    private static final String QUARTER = "0 SPLINE 8 W 70 12 71 2 72 6 73 3 40 0 40 0 40 0 40 1 40 1 40 1"
            + " 41 1 41 0.7071067811865476 41 1 10 1 20 0 10 1 20 1 10 0 20 1";

    @Test
    void shouldFollowAnEllipseAsItTurns() throws DrawingRefused {
        List<Point2> points = line(HALF_ELLIPSE);

        assertThat(points.get(0)).isEqualTo(new Point2(9, 1));
        assertThat(last(points).x()).isCloseTo(1, within(1e-9));
        assertThat(points).hasSizeBetween(9, 60).allSatisfy(p -> {
            assertThat(Math.hypot((p.x() - 5) / 4, (p.y() - 1) / 2)).isCloseTo(1, within(1e-9));
            assertThat(p.y()).isGreaterThan(1 - 1e-9);
        });
        assertThat(worstChord(points, p -> Math.hypot((p.x() - 5) / 4, (p.y() - 1) / 2), 1))
                .isLessThan(DRAWN_TO);
    }

    @Test
    void shouldTurnAnEllipseSeenFromBelowTheOtherWay() throws DrawingRefused {
        assertThat(line(HALF_ELLIPSE + " 230 -1"))
                .allSatisfy(p -> assertThat(p.y()).isLessThan(1 + 1e-9));
    }

    @Test
    void shouldCloseAWholeEllipse() throws DrawingRefused {
        List<Point2> points = line("0 ELLIPSE 8 W 10 0 20 0 11 0 21 3 40 0.25 41 0 42 6.283185307179586");

        assertThat(last(points).x()).isCloseTo(points.get(0).x(), within(1e-9));
        assertThat(points.stream().mapToDouble(Point2::x).max().orElseThrow()).isCloseTo(0.75, within(1e-3));
    }

    @Test
    void shouldFollowARationalSplineOnItsCircle() throws DrawingRefused {
        List<Point2> points = line(QUARTER);

        assertThat(points.get(0)).isEqualTo(new Point2(1, 0));
        assertThat(last(points)).isEqualTo(new Point2(0, 1));
        assertThat(points).allSatisfy(p -> assertThat(Math.hypot(p.x(), p.y())).isCloseTo(1, within(1e-12)));
        assertThat(worstChord(points, p -> Math.hypot(p.x(), p.y()), 1)).isLessThan(DRAWN_TO);
    }

    @Test
    void shouldFollowACubicSplineOfSeveralPieces() throws DrawingRefused {
        // x is the parameter itself: the poles stand at the means of three knots each (Greville)
        double[] knots = {0, 0, 0, 0, 1, 3, 4, 4, 4, 4};
        double[] heights = {0, 2, -1, 3, 0, 1};
        String poles = IntStream.range(0, 6)
                .mapToObj(i -> " 10 " + (knots[i + 1] + knots[i + 2] + knots[i + 3]) / 3 + " 20 " + heights[i])
                .collect(Collectors.joining());
        List<Point2> points = line("0 SPLINE 8 W 71 3" + codes(40, knots) + poles);

        assertThat(points.get(0)).isEqualTo(new Point2(0, 0));
        assertThat(last(points)).isEqualTo(new Point2(4, 1));
        for (Point2 p : points) {
            assertThat(p.y()).isCloseTo(height(knots, heights, Math.min(p.x(), 4 - 1e-12)), within(1e-6));
        }
    }

    /** By the definition of Cox and de Boor, which is not how the reader does it. */
    private static double height(double[] knots, double[] heights, double t) {
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            sum += heights[i] * basis(knots, i, 3, t);
        }
        return sum;
    }

    private static double basis(double[] u, int i, int p, double t) {
        if (p == 0) {
            return t >= u[i] && t < u[i + 1] ? 1 : 0;
        }
        double left = u[i + p] > u[i] ? (t - u[i]) / (u[i + p] - u[i]) * basis(u, i, p - 1, t) : 0;
        double right = u[i + p + 1] > u[i + 1]
                ? (u[i + p + 1] - t) / (u[i + p + 1] - u[i + 1]) * basis(u, i + 1, p - 1, t)
                : 0;
        return left + right;
    }

    @Test
    void shouldSetInCurvesWithTheirBlock() throws DrawingRefused {
        Drawing drawing = DxfReader.read(
                DxfText.ofUnit(METRES)
                        .section("BLOCKS", "0 BLOCK 2 A 10 0 20 0 " + QUARTER + " 0 ENDBLK")
                        .section("ENTITIES", "0 INSERT 8 W 2 A 10 10 20 0 41 100 42 100")
                        .bytes(),
                Optional.empty());
        List<Point2> points = ((DrawingShape.Line) drawing.shapes().get(0)).points();

        assertThat(points.get(0)).isEqualTo(new Point2(110, 0));
        assertThat(worstChord(points, p -> Math.hypot(p.x() - 10, p.y()), 100)).isLessThan(DRAWN_TO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 SPLINE 8 W 71 3 11 0 21 0 11 1 21 1",
                "0 SPLINE 8 W 71 2 40 0 40 0 40 0 40 1 40 1 10 1 20 0 10 1 20 1 10 0 20 1",
                "0 SPLINE 8 W 71 2 40 0 40 0 40 0 40 -1 40 1 40 1 10 1 20 0 10 1 20 1 10 0 20 1",
                "0 SPLINE 8 W 71 2 40 0 40 0 40 0 40 0 40 0 40 0 10 1 20 0 10 1 20 1 10 0 20 1",
                "0 SPLINE 8 W 71 900 10 1 20 0 10 1 20 1 10 0 20 1",
                "0 SPLINE 8 W 71 2 40 0 40 0 40 0 40 1 40 1 40 1 41 1 41 0 41 1 10 1 20 0 10 1 20 1 10 0 20 1",
                "0 ELLIPSE 8 W 10 0 20 0 11 0 21 0 40 1",
            })
    void shouldLeaveOutWhatIsNoCurve(String entity) throws DrawingRefused {
        Drawing drawing = DxfReader.read(
                DxfText.ofUnit(METRES)
                        .section("ENTITIES", "0 LINE 8 W 10 0 20 0 11 1 21 1 " + entity)
                        .bytes(),
                Optional.empty());

        assertThat(drawing.shapes()).hasSize(1);
        assertThat(drawing.leftOut()).hasSize(1).containsValue(1);
    }

    @Test
    void shouldRefuseCurvesBeyondTheEarth() {
        assertThatThrownBy(() -> line("0 ELLIPSE 8 W 10 0 20 0 11 1e300 21 1e300 40 1e300"))
                .isInstanceOf(DrawingRefused.class)
                .hasMessageContaining("not a place on Earth");
    }

    private static List<Point2> line(String entity) throws DrawingRefused {
        Drawing drawing = DxfReader.read(
                DxfText.ofUnit(METRES).section("ENTITIES", entity).bytes(), Optional.empty());
        return ((DrawingShape.Line) drawing.shapes().get(0)).points();
    }

    private static String codes(int code, double[] numbers) {
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> " " + code + " " + numbers[i])
                .collect(Collectors.joining());
    }

    private static Point2 last(List<Point2> points) {
        return points.get(points.size() - 1);
    }

    private interface Measure {
        double of(Point2 point);
    }

    /** How far the middles of the straight pieces are off a curve on which the measure is the same everywhere. */
    private static double worstChord(List<Point2> points, Measure measure, double onCurve) {
        double worst = 0;
        for (int i = 1; i < points.size(); i++) {
            Point2 from = points.get(i - 1);
            Point2 to = points.get(i);
            Point2 middle = new Point2((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
            worst = Math.max(worst, Math.abs(measure.of(middle) - onCurve));
        }
        return worst;
    }
}
