package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.FrameAlignment;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

class AnchorSurveyTest {

    @Test
    void shouldFindEveryAnchorFromExactRangesAndFourFixedOnes() {
        SimulatedAnchors hall = new SimulatedAnchors(1).measured(0, 0);

        AnchorSurveyReport report = found(hall.input(4, false));

        assertThat(report.choices()).hasSize(1);
        assertThat(report.byConvention()).isFalse();
        for (int a = 0; a < 8; a++) {
            assertThat(report.best().anchors().get(a).position().distanceTo(hall.places.get(a)))
                    .isLessThan(1e-3);
        }
        assertThat(report.best().suspicious()).isEmpty();
    }

    @Test
    void shouldPlaceTheFirstThreeByConventionWhenNoneIsFixed() {
        SimulatedAnchors hall = new SimulatedAnchors(2).measured(0, 0);

        AnchorSurveyReport report = found(hall.input(0, false));

        assertThat(report.byConvention()).isTrue();
        List<SurveyedAnchor> anchors = report.best().anchors();
        assertThat(anchors.get(0).position().norm()).isZero();
        assertThat(anchors.get(1).position().y()).isZero();
        assertThat(anchors.get(1).position().x()).isPositive();
        assertThat(anchors.get(2).position().z()).isZero();
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < a; b++) {
                assertThat(anchors.get(a).position().distanceTo(anchors.get(b).position()))
                        .isCloseTo(hall.places.get(a).distanceTo(hall.places.get(b)), within(1e-3));
            }
        }
    }

    @Test
    void shouldReportTheMirroredConfigurationAsAChoice() {
        SimulatedAnchors hall = new SimulatedAnchors(2).measured(0.01, 0);

        AnchorSurveyReport report = found(hall.input(0, true));

        assertThat(report.choices()).hasSize(2);
        assertThat(report.choices().get(0).probability()).isCloseTo(0.5, within(1e-6));
        assertThat(report.choices().get(1).rms())
                .isCloseTo(report.choices().get(0).rms(), within(1e-6));
        for (int a = 0; a < 8; a++) {
            Vector3 one = report.choices().get(0).anchors().get(a).position();
            Vector3 other = report.choices().get(1).anchors().get(a).position();
            assertThat(other.distanceTo(new Vector3(one.x(), -one.y(), one.z())))
                    .isLessThan(1e-4);
        }
    }

    @Test
    void shouldReportAnAnchorThatMayStandOnEitherSideOfAPlane() {
        List<Vector3> places =
                List.of(new Vector3(0, 0, 3), new Vector3(10, 0, 3), new Vector3(0, 8, 3), new Vector3(6, 5, 1));
        List<AnchorRange> ranges = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            ranges.add(new AnchorRange("A" + a, "A3", places.get(a).distanceTo(places.get(3)), 0.05));
        }
        List<SurveyAnchor> anchors = List.of(
                SurveyAnchor.fixed("A0", places.get(0)),
                SurveyAnchor.fixed("A1", places.get(1)),
                SurveyAnchor.fixed("A2", places.get(2)),
                SurveyAnchor.free("A3"));

        // three ranges tell a place, or a part of it and a bias of all
        AnchorSurveyOptions calibrated = new AnchorSurveyOptions(RangeErrors.INDOORS, 0.5, 1, 0);
        AnchorSurveyReport report =
                Results.found(AnchorSurvey.of(new AnchorSurveyInput(anchors, ranges, List.of(), Map.of()), calibrated));

        assertThat(report.choices()).hasSize(2);
        assertThat(report.choices().stream()
                        .map(c -> c.anchors().get(3).position().z())
                        .sorted()
                        .map(z -> Math.round(100 * z)))
                .containsExactly(100L, 500L);
    }

    @Test
    void shouldKeepMedianErrorBelowTenCentimetresAndNameTwoWrongRanges() {
        List<Double> errors = new ArrayList<>();
        for (int seed = 0; seed < 12; seed++) {
            SimulatedAnchors hall = new SimulatedAnchors(seed)
                    .measured(SimulatedAnchors.SIGMA, 0.2)
                    .withWrong(2);

            AnchorSurveyReport report = found(hall.input(0, true));

            report.choices().stream()
                    .map(choice -> alignedErrors(choice, hall))
                    .min(java.util.Comparator.comparingDouble(e -> e[4]))
                    .ifPresent(best -> Arrays.stream(best).forEach(errors::add));
            assertThat(report.best().suspicious().stream()
                            .filter(s -> s.kind() == SuspiciousRange.Kind.WRONG)
                            .map(s -> s.from() + "-" + s.to()))
                    .as("seed " + seed)
                    .containsAll(hall.wrong);
        }
        errors.sort(null);
        assertThat(errors.get(errors.size() / 2)).isLessThanOrEqualTo(0.10);
    }

    @Test
    void shouldSurveyFromAWalkingTagAlone() {
        SimulatedAnchors hall = new SimulatedAnchors(5).walked(60, SimulatedAnchors.SIGMA, 0.2);

        AnchorSurveyReport report = found(hall.input(4, true, Map.of("tag", 1.2)));

        for (int a = 4; a < 8; a++) {
            assertThat(report.best().anchors().get(a).position().distanceTo(hall.places.get(a)))
                    .isLessThan(0.1);
        }
        assertThat(report.best().suspiciousTagRanges()).isPositive();
        assertThat(report.best().suspicious()).allMatch(s -> s.from().equals("tag"));
    }

    @Test
    void shouldTurnWithItsFixedAnchors() {
        SimulatedAnchors hall = new SimulatedAnchors(7).measured(0.05, 0);
        Quaternion turn = Quaternion.ofYaw(1.1);
        Vector3 shift = new Vector3(100, -50, 0);
        AnchorSurveyInput plain = hall.input(3, true);
        List<SurveyAnchor> moved = plain.anchors().stream()
                .map(a -> a.fixedAt().isPresent()
                        ? SurveyAnchor.fixed(
                                a.id(), turn.rotate(a.fixedAt().get()).plus(shift))
                        : a)
                .toList();

        AnchorSurveyReport before = found(plain);
        AnchorSurveyReport after = found(new AnchorSurveyInput(moved, hall.ranges, List.of(), Map.of()));

        for (int a = 0; a < 8; a++) {
            Vector3 expected =
                    turn.rotate(before.best().anchors().get(a).position()).plus(shift);
            assertThat(after.best().anchors().get(a).position().distanceTo(expected))
                    .isLessThan(1e-4);
        }
    }

    private static double[] alignedErrors(AnchorSurveyReport.Choice choice, SimulatedAnchors hall) {
        List<MatchedPoint> matches = new ArrayList<>();
        for (int a = 0; a < hall.places.size(); a++) {
            matches.add(MatchedPoint.of(choice.anchors().get(a).position(), hall.places.get(a)));
        }
        if (FrameAlignment.of(AlignmentModel.YAW_TRANSLATION).fit(matches) instanceof Aligned aligned) {
            return aligned.residuals().stream()
                    .mapToDouble(r -> r.distance())
                    .sorted()
                    .toArray();
        }
        double[] none = new double[hall.places.size()];
        Arrays.fill(none, Double.MAX_VALUE);
        return none;
    }

    private static AnchorSurveyReport found(AnchorSurveyInput input) {
        SurveyResult<AnchorSurveyReport> result = AnchorSurvey.of(input, AnchorSurveyOptions.DEFAULTS);
        assertThat(result).isInstanceOf(SurveyResult.Found.class);
        return ((SurveyResult.Found<AnchorSurveyReport>) result).report();
    }
}
