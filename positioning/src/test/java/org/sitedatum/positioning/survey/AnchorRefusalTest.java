package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;

class AnchorRefusalTest {

    private static final List<Vector3> SQUARE = List.of(
            new Vector3(0, 0, 3),
            new Vector3(12, 0, 3),
            new Vector3(12, 9, 3),
            new Vector3(0, 9, 3),
            new Vector3(6, 4, 3),
            new Vector3(3, 7, 3));

    @Test
    void shouldRefuseAnchorsInOnePlaneWithoutHeights() {
        assertThat(refusal(SQUARE, 0, false, 0.05)).isEqualTo(SurveyRefusal.COPLANAR);
        assertThat(refusal(SQUARE, 3, false, 0.05)).isEqualTo(SurveyRefusal.COPLANAR);
    }

    @Test
    void shouldAcceptTheSameAnchorsWithHeights() {
        assertThat(survey(SQUARE, 0, true, 0.05)).isInstanceOf(SurveyResult.Found.class);
    }

    @Test
    void shouldRefuseAnchorsOnOneLine() {
        List<Vector3> line = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            line.add(new Vector3(5 * i, 0, 3));
        }

        assertThat(refusal(line, 0, true, 0.05)).isEqualTo(SurveyRefusal.COLLINEAR);
        assertThat(refusal(line, 2, true, 0.05)).isEqualTo(SurveyRefusal.COLLINEAR);
        assertThat(refusal(line, 0, false, 0.05)).isEqualTo(SurveyRefusal.COLLINEAR);
        assertThat(refusal(line, 3, false, 0.05)).isEqualTo(SurveyRefusal.COLLINEAR);
    }

    @Test
    void shouldRefuseTooFewFixedAnchors() {
        assertThat(refusal(SQUARE, 2, false, 0.05)).isEqualTo(SurveyRefusal.TOO_FEW_FIXED);
        assertThat(refusal(SQUARE, 1, true, 0.05)).isEqualTo(SurveyRefusal.TOO_FEW_FIXED);
    }

    @Test
    void shouldRefuseGroupsWithoutARangeBetweenThem() {
        List<SurveyAnchor> anchors = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            anchors.add(SurveyAnchor.atHeight("A" + i, 3));
        }
        List<AnchorRange> ranges = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            for (int[] pair : new int[][] {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}}) {
                ranges.add(new AnchorRange(
                        "A" + pair[0], "A" + pair[1], SQUARE.get(pair[0]).distanceTo(SQUARE.get(pair[1])), 0.05));
            }
        }

        SurveyResult<AnchorSurveyReport> result = AnchorSurvey.of(
                new AnchorSurveyInput(anchors, ranges, List.of(), Map.of()), AnchorSurveyOptions.DEFAULTS);

        assertThat(result).isInstanceOfSatisfying(SurveyResult.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(SurveyRefusal.DISCONNECTED);
            assertThat(refused.detail()).contains("(A0, A1, A2)", "(A3, A4, A5)");
        });
    }

    @Test
    void shouldRefuseTooFewRangesAndHalfKnownHeights() {
        assertThat(refusal(SQUARE.subList(0, 2), 0, true, 0.05)).isEqualTo(SurveyRefusal.TOO_FEW);
        List<SurveyAnchor> anchors = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            anchors.add(i < 2 ? SurveyAnchor.atHeight("A" + i, 3) : SurveyAnchor.free("A" + i));
        }
        SurveyResult<AnchorSurveyReport> result = AnchorSurvey.of(
                new AnchorSurveyInput(anchors, ranges(SQUARE, 0.05), List.of(), Map.of()),
                AnchorSurveyOptions.DEFAULTS);
        assertThat(((SurveyResult.Refused<AnchorSurveyReport>) result).reason())
                .isEqualTo(SurveyRefusal.HEIGHTS_INCOMPLETE);
    }

    @Test
    void shouldRefuseNumbersThatMeanNothing() {
        assertThatThrownBy(() -> new AnchorRange("A", "B", Double.NaN, 0.1)).hasMessageContaining("range is NaN");
        assertThatThrownBy(() -> new AnchorRange("A", "B", 1, 0)).hasMessageContaining("sigma is 0");
        assertThatThrownBy(() -> new AnchorRange("A", "A", 1, 0.1)).hasMessageContaining("itself");
        assertThatThrownBy(() -> new AnchorRange("A", "B/+", 1, 0.1)).hasMessageContaining("to is");
        assertThatThrownBy(() -> new AnchorSurveyInput(
                        List.of(SurveyAnchor.free("A")),
                        List.of(new AnchorRange("A", "B", 1, 0.1)),
                        List.of(),
                        Map.of()))
                .hasMessageContaining("anchor B");
    }

    private static SurveyRefusal refusal(List<Vector3> places, int fixed, boolean heights, double sigma) {
        SurveyResult<AnchorSurveyReport> result = survey(places, fixed, heights, sigma);
        assertThat(result).isInstanceOf(SurveyResult.Refused.class);
        return ((SurveyResult.Refused<AnchorSurveyReport>) result).reason();
    }

    private static SurveyResult<AnchorSurveyReport> survey(
            List<Vector3> places, int fixed, boolean heights, double sigma) {
        List<SurveyAnchor> anchors = new ArrayList<>();
        for (int a = 0; a < places.size(); a++) {
            anchors.add(
                    a < fixed
                            ? SurveyAnchor.fixed("A" + a, places.get(a))
                            : heights
                                    ? SurveyAnchor.atHeight(
                                            "A" + a, places.get(a).z())
                                    : SurveyAnchor.free("A" + a));
        }
        return AnchorSurvey.of(
                new AnchorSurveyInput(anchors, ranges(places, sigma), List.of(), Map.of()),
                AnchorSurveyOptions.DEFAULTS);
    }

    private static List<AnchorRange> ranges(List<Vector3> places, double sigma) {
        Random random = new Random(3);
        List<AnchorRange> ranges = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            for (int a = 0; a < places.size(); a++) {
                for (int b = 0; b < a; b++) {
                    double range = places.get(a).distanceTo(places.get(b)) + sigma * random.nextGaussian();
                    ranges.add(new AnchorRange("A" + a, "A" + b, range, sigma));
                }
            }
        }
        return ranges;
    }
}
