package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Vector3;

/** The survey against scipy.optimize.least_squares: golden/survey.csv, made by golden_survey.py. */
class GoldenSurveyTest {

    /** No delays and next to no wrong ranges: least squares. */
    private static final AnchorSurveyOptions PLAIN =
            new AnchorSurveyOptions(new RangeErrors(0, 0.5, 1e-9, 50), 0.5, 1, 0);

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})
    void shouldFindWhatTheOtherImplementationFinds(String site) throws IOException {
        List<SurveyAnchor> anchors = new ArrayList<>();
        List<AnchorRange> ranges = new ArrayList<>();
        List<String[]> found = new ArrayList<>();
        for (String line : lines()) {
            String[] cells = line.split(",");
            if (line.startsWith("#") || !cells[1].equals(site)) {
                continue;
            }
            switch (cells[0]) {
                case "fixed" -> anchors.add(SurveyAnchor.fixed(cells[2], place(cells)));
                case "range" -> ranges.add(new AnchorRange(cells[2], cells[3], Double.parseDouble(cells[4]), 0.05));
                default -> {
                    found.add(cells);
                    anchors.add(SurveyAnchor.free(cells[2]));
                }
            }
        }

        AnchorSurveyReport report =
                Results.found(AnchorSurvey.of(new AnchorSurveyInput(anchors, ranges, List.of(), Map.of()), PLAIN));

        AnchorSurveyReport.Choice choice = nearest(report, found);
        double grown = choice.noiseFactor() * choice.noiseFactor();
        for (int i = 0; i < found.size(); i++) {
            SurveyedAnchor anchor = choice.anchors().get(3 + i);
            assertThat(anchor.position().distanceTo(place(found.get(i)))).isLessThan(1e-5);
            double xx = Double.parseDouble(found.get(i)[6]);
            double zz = Double.parseDouble(found.get(i)[11]);
            // grown by the noise only when that is plainly above what was stated
            boolean asStated = Math.abs(anchor.covariance().xx() / xx - 1) < 1e-3;
            double factor = asStated ? 1 : grown;
            assertThat(anchor.covariance().xx()).isCloseTo(factor * xx, within(1e-3 * xx));
            assertThat(anchor.covariance().zz()).isCloseTo(factor * zz, within(1e-3 * zz));
        }
    }

    private static AnchorSurveyReport.Choice nearest(AnchorSurveyReport report, List<String[]> found) {
        return report.choices().stream()
                .min(java.util.Comparator.comparingDouble(
                        c -> c.anchors().get(3).position().distanceTo(place(found.get(0)))))
                .orElseThrow();
    }

    private static Vector3 place(String[] cells) {
        return new Vector3(Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), Double.parseDouble(cells[5]));
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = GoldenSurveyTest.class.getResourceAsStream("/golden/survey.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
