package org.sitedatum.mqtt.rmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.mqtt.foreign.Conformance;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.MutationFuzz;
import org.sitedatum.positioning.site.Point2;

class ReferenceCoordinatesTest {
    private static final String BLOCKS = """
            fleet: x   # a comment
            reference_coordinates:
              "L1":
                rmf: [[0, 0], [10, 0],
                      [10, 10]]   # metres
                robot: [[0, 0], [0, 200], [-200, 200]]
              L2:
                robot: [[1, 1], [2, 2]]
                rmf: [[1, 1], [2, 2]]
            after: [1, 2]
            """;

    @Test
    void shouldFitTheTemplateWithItsResiduals() {
        ReferenceCoordinates read = read(Conformance.bytes("rmf/fleet_adapter_template_config.yaml"));

        Aligned fit = (Aligned) RobotMapFit.fit(read.levels().get("L1"));

        assertThat(fit.targetFromSource().scale()).isCloseTo(0.0505208, within(1e-7));
        assertThat(Math.toDegrees(fit.targetFromSource().rotation().yaw())).isCloseTo(-92.1876, within(1e-4));
        assertThat(fit.targetFromSource().translation().x()).isCloseTo(0.38301, within(1e-4));
        assertThat(fit.targetFromSource().translation().y()).isCloseTo(0.50922, within(1e-4));
        assertThat(fit.residuals().stream().mapToDouble(r -> r.distance()).toArray())
                .containsExactly(new double[] {0.117, 0.139, 0.216, 0.039}, within(1e-3));
    }

    @Test
    void shouldReadLevelsOverSeveralLines() {
        ReferenceCoordinates read = read(BLOCKS.getBytes(StandardCharsets.UTF_8));

        assertThat(read.levels().keySet()).containsExactly("L1", "L2");
        assertThat(read.levels().get("L1").rmf()).endsWith(new Point2(10, 10)).hasSize(3);
        assertThat(read.levels().get("L2").robot()).hasSize(2);
    }

    @Test
    void shouldExportWhatGivesBackTheSameAlignment() {
        ReferenceCoordinates read = read(BLOCKS.getBytes(StandardCharsets.UTF_8));
        Aligned fit = (Aligned) RobotMapFit.fit(read.levels().get("L1"));
        List<Point2> corners = List.of(new Point2(0, 0), new Point2(20, 0), new Point2(20, 15), new Point2(0, 15));

        ReferenceCoordinates exported =
                new ReferenceCoordinates(Map.of("L1", RobotMapFit.export(fit.targetFromSource(), corners)));
        ReferenceCoordinates back = read(exported.toYaml().getBytes(StandardCharsets.UTF_8));
        Aligned again = (Aligned) RobotMapFit.fit(back.levels().get("L1"));

        assertThat(again.targetFromSource().scale()).isCloseTo(0.05, within(1e-6));
        assertThat(Math.toDegrees(again.targetFromSource().rotation().yaw())).isCloseTo(-90, within(1e-4));
        assertThat(again.maxDistance()).isLessThan(1e-4);
    }

    @Test
    void shouldRefuseWhatIsNotWhole() {
        assertRefused("nothing: 1\n", "no level");
        assertRefused(BLOCKS.replace("[10, 0],", ""), "2 rmf and 3 robot");
        assertRefused(BLOCKS.replace("[0, 200]", "[0, x]"), "not valid JSON");
    }

    @Test
    void shouldAnswerGarbageWithARefusalOnly() {
        new MutationFuzz(8, List.of(BLOCKS.getBytes(StandardCharsets.UTF_8))).run(5000, ReferenceCoordinates::decode);
    }

    private static void assertRefused(String yaml, String detail) {
        assertThat(ReferenceCoordinates.decode(yaml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> assertThat(refused.detail()).contains(detail));
    }

    private static ReferenceCoordinates read(byte[] yaml) {
        Decoded<ReferenceCoordinates> decoded = ReferenceCoordinates.decode(yaml);
        assertThat(decoded).isInstanceOf(Decoded.Read.class);
        return ((Decoded.Read<ReferenceCoordinates>) decoded).value();
    }
}
