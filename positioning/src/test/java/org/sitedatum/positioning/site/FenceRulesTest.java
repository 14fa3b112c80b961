package org.sitedatum.positioning.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FenceRulesTest {
    private static final double NAN = Double.NaN;
    private static final List<Point2> SQUARE =
            List.of(new Point2(0, 0), new Point2(10, 0), new Point2(10, 10), new Point2(0, 10));
    private static final Fence FENCE = Fence.ofPolygon("f", Optional.empty(), List.of(SQUARE));

    private static List<String> faults(Fence fence) {
        Site site = Site.builder("s")
                .floors(List.of(new Floor("g", "g", 0, 3, List.of())))
                .fences(List.of(fence))
                .build();
        return SiteValidator.validate(site).stream().map(SiteFault::toString).toList();
    }

    private static Fence timed(double timeout, double tolerance, double exit, double enter, double dwell) {
        return FENCE.withTimeouts(new FenceTimeouts(timeout, tolerance, exit, enter, dwell));
    }

    private static Fence scheduled(String zone, int from, int to, DayOfWeek... days) {
        return FENCE.withSchedule(new Schedule(zone, List.of(new Schedule.Window(Set.of(days), from, to))));
    }

    @Test
    void shouldTakeAFenceThatUsesEveryField() {
        Fence fence = scheduled("Europe/Berlin", 22 * 60, 6 * 60, DayOfWeek.FRIDAY)
                .withHeights(0.5, 2)
                .withMargins(new FenceMargins(0.5, 1, 0.95, 0.05))
                .withTimeouts(new FenceTimeouts(30, 5, 1, 0.5, 60));

        assertThat(faults(fence)).isEmpty();
    }

    @Test
    void shouldNameEveryTimeThatIsOutOfRange() {
        assertThat(faults(timed(-1, 1e7, -0.5, Double.POSITIVE_INFINITY, -2)))
                .containsExactly(
                        "fences[0].timeouts.timeout = -1.0: allowed 0.0 to 1000000.0",
                        "fences[0].timeouts.toleranceTimeout = 1.0E7: allowed 0.0 to 1000000.0",
                        "fences[0].timeouts.exitDelay = -0.5: allowed 0.0 to 1000000.0",
                        "fences[0].timeouts.enterDelay = Infinity: allowed 0.0 to 1000000.0",
                        "fences[0].timeouts.dwell = -2.0: allowed 0.0 to 1000000.0");
    }

    @Test
    void shouldNameEveryMarginThatIsOutOfRange() {
        assertThat(faults(FENCE.withMargins(new FenceMargins(-1, 2000, 0.4, 0.6))))
                .containsExactly(
                        "fences[0].enterTolerance = -1.0: allowed 0.0 to 1000.0",
                        "fences[0].exitTolerance = 2000.0: allowed 0.0 to 1000.0",
                        "fences[0].enterProbability = 0.4: allowed 0.5 to 0.999",
                        "fences[0].exitProbability = 0.6: allowed 0.001 to 0.5",
                        "fences[0].exitProbability = 0.6: must be below enterProbability, 0.4");
    }

    @Test
    void shouldRefuseProbabilitiesWithNothingBetweenThem() {
        assertThat(faults(FENCE.withMargins(new FenceMargins(NAN, NAN, 0.5, 0.5))))
                .singleElement()
                .asString()
                .startsWith("fences[0].exitProbability = 0.5");
    }

    @Test
    void shouldRefuseAnEnterToleranceNobodyCanReach() {
        Fence circle = Fence.ofCircle("c", Optional.empty(), new Fence.Circle(new Point2(0, 0), 2));

        assertThat(faults(FENCE.withMargins(FenceMargins.DEFAULT.withTolerances(4.9, 0))))
                .isEmpty();
        assertThat(faults(FENCE.withMargins(FenceMargins.DEFAULT.withTolerances(5.1, 0))))
                .singleElement()
                .asString()
                .contains("enterTolerance = 5.1");
        assertThat(faults(circle.withMargins(FenceMargins.DEFAULT.withTolerances(2, 0))))
                .hasSize(1);
    }

    @Test
    void shouldRefuseHeightsThatAreNone() {
        assertThat(faults(FENCE.withHeights(Double.POSITIVE_INFINITY, -1)))
                .containsExactly(
                        "fences[0].elevation = Infinity: allowed -10000.0 to 10000.0",
                        "fences[0].extrusion = -1.0: allowed 0.0 to 10000.0");
    }

    @Test
    void shouldRefuseSchedulesThatCannotBeKept() {
        assertThat(faults(scheduled("Mars/Base", -1, 1441)))
                .containsExactly(
                        "fences[0].schedule.zone = Mars/Base: not a time zone; write for example 'Europe/Berlin' or 'UTC'",
                        "fences[0].schedule.windows[0].days: needs a day of the week or more",
                        "fences[0].schedule.windows[0].from = -1.0: allowed 0.0 to 1439.0",
                        "fences[0].schedule.windows[0].to = 1441.0: allowed 1.0 to 1440.0");
        assertThat(faults(scheduled("UTC", 600, 600, DayOfWeek.MONDAY))).hasSize(1);
        assertThat(faults(FENCE.withSchedule(new Schedule("UTC", List.of())))).hasSize(1);
    }

    @Test
    void shouldRefuseRegionsWithoutAnInside() {
        List<Point2> bow = List.of(new Point2(0, 0), new Point2(4, 4), new Point2(4, 0), new Point2(0, 4));
        List<Point2> line = List.of(new Point2(0, 0), new Point2(4, 4));
        List<Point2> outside = List.of(new Point2(20, 20), new Point2(21, 20), new Point2(21, 21));

        assertThat(faults(Fence.ofPolygon("f", Optional.empty(), List.of(bow)))).hasSize(1);
        assertThat(faults(Fence.ofPolygon("f", Optional.empty(), List.of(line))))
                .hasSize(1);
        assertThat(faults(Fence.ofPolygon("f", Optional.empty(), List.of(SQUARE, outside))))
                .hasSize(1);
        assertThat(faults(Fence.ofPolygon("f", Optional.of("attic"), List.of(SQUARE))))
                .singleElement()
                .asString()
                .startsWith("fences[0].floor = attic");
        for (double radius : new double[] {0, -1, NAN, Double.POSITIVE_INFINITY}) {
            Fence circle = Fence.ofCircle("c", Optional.empty(), new Fence.Circle(new Point2(0, 0), radius));
            assertThat(faults(circle)).as("radius " + radius).hasSize(1);
        }
    }

    @Test
    void shouldRefuseAnOutlineTooLongToWatch() {
        List<Point2> ring = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            double angle = 2 * Math.PI * i / 10_001;
            ring.add(new Point2(100 * Math.cos(angle), 100 * Math.sin(angle)));
        }

        assertThat(faults(Fence.ofPolygon("f", Optional.empty(), List.of(ring))))
                .containsExactly("fences[0].region.coordinates = 10001 points: at most 10000; simplify it");
    }
}
