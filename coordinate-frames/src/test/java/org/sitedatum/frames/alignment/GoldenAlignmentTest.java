package org.sitedatum.frames.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sitedatum.frames.alignment.FrameAlignmentTest.aligned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;

class GoldenAlignmentTest {

    @Test
    void shouldAgreeWithNumpyAndScipyOnEveryModelAndItsUncertainty() throws IOException {
        List<String[]> matches = rows("matches.csv");
        for (String[] row : rows("alignments.csv")) {
            AlignmentModel model = AlignmentModel.valueOf(row[1]);
            List<MatchedPoint> points = matches.stream()
                    .filter(match -> match[0].equals(row[0]))
                    .map(GoldenAlignmentTest::point)
                    .toList();

            Aligned aligned =
                    aligned(FrameAlignment.of(model).withNoise(Noise.AS_GIVEN).fit(points));

            Matrix3 a = aligned.targetFromSource().linear();
            Vector3 t = aligned.targetFromSource().translation();
            double[] found = {
                a.xx(), a.xy(), a.xz(), a.yx(), a.yy(), a.yz(), a.zx(), a.zy(), a.zz(), t.x(), t.y(), t.z()
            };
            for (int i = 0; i < found.length; i++) {
                // SciPy's optimiser stops at about 1e-8, times 300 m of lever arm
                double tolerance = model == AlignmentModel.YAW_TRANSLATION ? 1e-5 : 1e-9;
                assertThat(found[i]).as("%s entry %s", model, i).isCloseTo(number(row, 2 + i), within(tolerance));
            }
            ParameterCovariance covariance = aligned.covariance().orElseThrow();
            for (int i = 0; i < covariance.size(); i++) {
                double sigma = number(row, 14 + i);
                assertThat(Math.sqrt(covariance.get(i, i)))
                        .as("%s sigma of %s", model, model.parameters().get(i))
                        .isCloseTo(sigma, within(1e-4 * sigma));
            }
        }
    }

    /** Four points of a fleet adapter template (Open-RMF): a robot's map in pixels against the building's in metres. */
    @Test
    void shouldFitTheReferenceCoordinatesOfAFleetAdapterTemplate() throws IOException {
        Optional<Path> shared = findShared();
        Assumptions.assumeTrue(shared.isPresent(), "no shared folder beside the checkout");
        Path config = shared.get().resolve("conformance/rmf/fleet_adapter_template_config.yaml");
        Assumptions.assumeTrue(Files.exists(config), "no " + config);
        String text = Files.readString(config);
        List<double[]> rmf = pairs(text, "rmf");
        List<double[]> robot = pairs(text, "robot");
        List<MatchedPoint> matches = new ArrayList<>();
        for (int i = 0; i < rmf.size(); i++) {
            matches.add(MatchedPoint.ofPlan(robot.get(i)[0], robot.get(i)[1], rmf.get(i)[0], rmf.get(i)[1]));
        }

        Aligned aligned =
                aligned(FrameAlignment.of(AlignmentModel.PLAN_SIMILARITY).fit(matches));

        AlignmentMap rmfFromRobot = aligned.targetFromSource();
        assertThat(rmfFromRobot.scale()).isCloseTo(0.0505208, within(1e-7));
        assertThat(Math.toDegrees(rmfFromRobot.rotation().yaw())).isCloseTo(-92.1876, within(1e-4));
        assertThat(rmfFromRobot.translation().x()).isCloseTo(0.38301, within(1e-5));
        assertThat(rmfFromRobot.translation().y()).isCloseTo(0.50922, within(1e-5));
        double[] residuals = {0.117, 0.139, 0.216, 0.039};
        for (int i = 0; i < residuals.length; i++) {
            assertThat(aligned.residuals().get(i).distance()).isCloseTo(residuals[i], within(5e-4));
        }
        assertThat(aligned.leaveOneOutRms().orElseThrow()).isGreaterThan(aligned.rms());
    }

    private static MatchedPoint point(String[] row) {
        return new MatchedPoint(
                new Vector3(number(row, 1), number(row, 2), number(row, 3)),
                new Vector3(number(row, 4), number(row, 5), number(row, 6)),
                number(row, 7));
    }

    private static double number(String[] row, int i) {
        return Double.parseDouble(row[i]);
    }

    private static List<String[]> rows(String resource) throws IOException {
        try (var in = GoldenAlignmentTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        }
    }

    private static List<double[]> pairs(String yaml, String key) {
        Matcher block = Pattern.compile("\\b" + key + ": *\\[(.*?\\]) *\\]", Pattern.DOTALL)
                .matcher(yaml);
        assertThat(block.find()).as(key).isTrue();
        Matcher pair =
                Pattern.compile("\\[\\s*([-\\d.]+)\\s*,\\s*([-\\d.]+)\\s*\\]").matcher(block.group(1));
        List<double[]> pairs = new ArrayList<>();
        while (pair.find()) {
            pairs.add(new double[] {Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2))});
        }
        assertThat(pairs).hasSize(4);
        return pairs;
    }

    private static Optional<Path> findShared() {
        String given = System.getProperty("sitedatum.shared");
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isDirectory);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
