package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.AlignmentResult;
import org.sitedatum.frames.alignment.FrameAlignment;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;

/** What ranges alone cannot tell is said, not guessed: common biases, heights, sides, units. */
class AnchorAmbiguityTest {

    private static final int SEEDS = 12;

    @Test
    void shouldTakeOffWhatAllRangesAreLongByTogether() {
        List<Double> errors = new ArrayList<>();
        int within = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedAnchors hall = new SimulatedAnchors(seed)
                    .measured(SimulatedAnchors.SIGMA, 0.2)
                    .withWrong(2)
                    .longer(0.3);

            AnchorSurveyReport.Choice best =
                    Results.found(survey(hall.input(3, true))).best();

            AnchorSurveyReport.CommonBias bias = best.biases().get(0);
            assertThat(bias.observed()).isTrue();
            within += Math.abs(bias.bias() - 0.3) < 2 * bias.sigma() ? 1 : 0;
            for (int a = 3; a < 8; a++) {
                errors.add(best.anchors().get(a).position().distanceTo(hall.places.get(a)));
            }
        }
        errors.sort(null);
        assertThat(errors.get(errors.size() / 2)).isLessThanOrEqualTo(0.10);
        assertThat(within).isGreaterThanOrEqualTo(SEEDS - 2);
    }

    @Test
    void shouldSayThatABiasIsMostlySupposedWhereNoRangeTellsIt() {
        SimulatedAnchors hall = new SimulatedAnchors(3).measured(0.05, 0);
        List<AnchorRange> twoRanges =
                hall.ranges.stream().filter(r -> r.to().equals("A3")).limit(2).toList();

        AnchorSurveyReport.CommonBias bias = Results.found(survey(new AnchorSurveyInput(
                        hall.input(3, true).anchors().subList(0, 4), twoRanges, List.of(), Map.of())))
                .best()
                .biases()
                .get(0);

        assertThat(bias.observed()).isFalse();
        assertThat(bias.sigma()).isCloseTo(0.2, within(0.06));
    }

    @Test
    void shouldBeUnsureOfHeightsKnownBetweenAFloorAndACeilingOnly() {
        int inside = 0;
        int count = 0;
        List<Double> onPlan = new ArrayList<>();
        for (int seed = 0; seed < SEEDS / 2; seed++) {
            SimulatedAnchors hall = new SimulatedAnchors(seed).measured(SimulatedAnchors.SIGMA, 0.2);

            List<AnchorSurveyReport.Choice> choices =
                    Results.found(survey(between(hall))).choices();

            AnchorSurveyReport.Choice best = choices.stream()
                    .min(Comparator.comparingDouble(choice -> rms(choice, hall) + heightRms(choice, hall)))
                    .orElseThrow();
            Aligned aligned = (Aligned) aligned(best, hall);
            for (int a = 0; a < 8; a++) {
                Vector3 found = best.anchors().get(a).position();
                Covariance3 c = best.anchors().get(a).covariance();
                inside += Math.abs(found.z() - hall.places.get(a).z()) < 2 * Math.sqrt(c.zz()) ? 1 : 0;
                count++;
                Vector3 off = aligned.targetFromSource().apply(found).minus(hall.places.get(a));
                onPlan.add(Math.hypot(off.x(), off.y()));
            }
        }
        onPlan.sort(null);
        assertThat(inside).as("of " + count).isGreaterThan((int) (0.85 * count));
        assertThat(onPlan.get(onPlan.size() / 2)).isLessThan(0.2);
    }

    @Test
    void shouldNameTheAnchorsOfWhichNoRangeTellsTheHeight() {
        SimulatedAnchors hall = new SimulatedAnchors(4).measured(0.08, 0.2);

        AnchorSurveyReport.Choice best = Results.found(survey(between(hall))).best();

        assertThat(best.openHeights()).isNotEmpty();
        for (SurveyedAnchor anchor : best.anchors()) {
            if (best.openHeights().contains(anchor.id())) {
                assertThat(Math.sqrt(anchor.covariance().zz())).isGreaterThan(0.5 * 6 / Math.sqrt(12));
            }
        }
    }

    @Test
    void shouldReportBothSidesOfTheFixedAnchorsPlaneWithinTheCeiling() {
        double[][] places = {
            {0, 0, 3}, {20, 0, 4}, {18, 14, 3}, {0, 13, 2}, {10, 0, 5}, {10, 14, 4.5}, {1, 7, 1}, {19, 7, 2.5}
        };
        List<SurveyAnchor> anchors = new ArrayList<>();
        List<AnchorRange> ranges = new ArrayList<>();
        for (int a = 0; a < 8; a++) {
            Vector3 here = new Vector3(places[a][0], places[a][1], places[a][2]);
            anchors.add(a < 3 ? SurveyAnchor.fixed("A" + a, here) : SurveyAnchor.between("A" + a, 0, 6));
            for (int b = 0; b < a; b++) {
                Vector3 there = new Vector3(places[b][0], places[b][1], places[b][2]);
                ranges.add(new AnchorRange("A" + a, "A" + b, here.distanceTo(there), 0.05));
            }
        }

        AnchorSurveyReport report = Results.found(survey(new AnchorSurveyInput(anchors, ranges, List.of(), Map.of())));

        assertThat(report.choices())
                .anySatisfy(choice -> assertThat(off(choice, 5, 4.5)).isLessThan(2));
        assertThat(report.choices())
                .allSatisfy(choice -> assertThat(choice.probability()).isBetween(0.05, 0.95));
    }

    /** How far a height is from the true one, in the standard deviations promised. */
    private static double off(AnchorSurveyReport.Choice choice, int anchor, double z) {
        SurveyedAnchor found = choice.anchors().get(anchor);
        return Math.abs(found.position().z() - z) / Math.sqrt(found.covariance().zz());
    }

    @Test
    void shouldFindHeightsByATagCarriedAtAKnownOne() {
        SimulatedAnchors hall = new SimulatedAnchors(5).walked(60, 0.05, 0);
        List<SurveyAnchor> anchors = new ArrayList<>();
        for (int a = 0; a < 8; a++) {
            anchors.add(
                    a < 3 ? SurveyAnchor.fixed("A" + a, hall.places.get(a)) : SurveyAnchor.between("A" + a, 1.2, 7));
        }

        AnchorSurveyReport report =
                Results.found(survey(new AnchorSurveyInput(anchors, List.of(), hall.tagRanges, Map.of("tag", 1.2))));

        for (int a = 3; a < 8; a++) {
            SurveyedAnchor found = report.best().anchors().get(a);
            assertThat(Math.abs(found.position().z() - hall.places.get(a).z()))
                    .isLessThan(3 * Math.sqrt(found.covariance().zz()) + 0.05);
            assertThat(Math.sqrt(found.covariance().zz())).isLessThan(1);
        }
    }

    @Test
    void shouldReportBothSidesOfALineForTheOnlyAnchorToBeFound() {
        List<SurveyAnchor> anchors = List.of(
                SurveyAnchor.fixed("A", new Vector3(0, 0, 3)),
                SurveyAnchor.fixed("B", new Vector3(20, 0, 4)),
                SurveyAnchor.fixed("C", new Vector3(18, 14, 3)),
                SurveyAnchor.atHeight("D", 2));
        Vector3 d = new Vector3(1, 13, 2);
        List<AnchorRange> ranges = List.of(
                new AnchorRange("A", "D", d.distanceTo(new Vector3(0, 0, 3)), 0.05),
                new AnchorRange("B", "D", d.distanceTo(new Vector3(20, 0, 4)), 0.05));

        AnchorSurveyReport report = Results.found(survey(new AnchorSurveyInput(anchors, ranges, List.of(), Map.of())));

        assertThat(report.choices().stream()
                        .map(c -> Math.round(c.anchors().get(3).position().y()))
                        .sorted())
                .containsExactly(-13L, 13L);
    }

    @Test
    void shouldRefuseRangesInFeetAndSaySo() {
        SimulatedAnchors hall = new SimulatedAnchors(6).measured(0.05, 0);
        hall.ranges.replaceAll(r -> new AnchorRange(r.from(), r.to(), r.range() / 0.3048, r.sigma()));

        SurveyResult<AnchorSurveyReport> result = survey(hall.input(4, true));

        assertThat(result).isInstanceOfSatisfying(SurveyResult.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(SurveyRefusal.NO_CONSENSUS);
            assertThat(refused.detail()).contains("feet", "28 ranges");
        });
    }

    @Test
    void shouldRefuseRangesOfOtherAnchors() {
        SimulatedAnchors hall = new SimulatedAnchors(7).measured(0.05, 0);
        SimulatedAnchors other = new SimulatedAnchors(8).measured(0.05, 0);
        java.util.Collections.shuffle(other.ranges, new java.util.Random(1));
        for (int i = 0; i < hall.ranges.size(); i++) {
            AnchorRange r = hall.ranges.get(i);
            hall.ranges.set(
                    i, new AnchorRange(r.from(), r.to(), other.ranges.get(i).range(), r.sigma()));
        }

        SurveyResult<AnchorSurveyReport> result = survey(hall.input(4, true));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SurveyResult.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SurveyRefusal.NO_CONSENSUS));
    }

    private static AnchorSurveyInput between(SimulatedAnchors hall) {
        List<SurveyAnchor> anchors = new ArrayList<>();
        for (int a = 0; a < 8; a++) {
            anchors.add(SurveyAnchor.between("A" + a, 1, 7));
        }
        return new AnchorSurveyInput(anchors, hall.ranges, List.of(), Map.of());
    }

    private static double rms(AnchorSurveyReport.Choice choice, SimulatedAnchors hall) {
        return aligned(choice, hall) instanceof Aligned aligned ? aligned.rms() : Double.MAX_VALUE;
    }

    private static double heightRms(AnchorSurveyReport.Choice choice, SimulatedAnchors hall) {
        double sum = 0;
        for (int a = 0; a < 8; a++) {
            double off =
                    choice.anchors().get(a).position().z() - hall.places.get(a).z();
            sum += off * off;
        }
        return Math.sqrt(sum / 8);
    }

    /** Turned and shifted, never lifted: heights are as found. What is mirrored does not fit. */
    private static AlignmentResult aligned(AnchorSurveyReport.Choice choice, SimulatedAnchors hall) {
        List<MatchedPoint> matches = new ArrayList<>();
        for (int a = 0; a < 8; a++) {
            Vector3 from = choice.anchors().get(a).position();
            Vector3 to = hall.places.get(a);
            matches.add(MatchedPoint.ofPlan(from.x(), from.y(), to.x(), to.y()));
        }
        return FrameAlignment.of(AlignmentModel.YAW_TRANSLATION).fit(matches);
    }

    private static SurveyResult<AnchorSurveyReport> survey(AnchorSurveyInput input) {
        return AnchorSurvey.of(input, AnchorSurveyOptions.DEFAULTS);
    }
}
