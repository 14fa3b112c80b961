package org.sitedatum.positioning.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.positioning.scene.CrowdSimulation;
import org.sitedatum.positioning.scene.SceneTrial;
import org.sitedatum.positioning.site.Site;

/**
 * Joint association beside the nearest-neighbour baseline on simulated crowds. {@link #main} prints the whole table; the
 * tests hold its ends: with room enough the baseline is as good, in a dense crowd joint association keeps more identities,
 * in heavy clutter it takes less of it for bodies.
 */
class AssociationTableTest {

    private static final Site SITE = CrowdSimulation.site("radar");

    private static AnonymousScore joint(CrowdSimulation crowd) {
        return SceneScoring.score(SceneTrial.joint(SITE), crowd, 2);
    }

    private static AnonymousScore nearest(CrowdSimulation crowd) {
        return SceneScoring.score(SceneTrial.nearestNeighbour(SITE), crowd, 2);
    }

    @Test
    void shouldBeEqualWhereBodiesKeepApart() {
        CrowdSimulation crowd = CrowdSimulation.oneSensor(2, 50, 100, 20, 20);

        AnonymousScore joint = joint(crowd);

        assertThat(joint.gospa())
                .isLessThan(1.25)
                .isLessThan(1.03 * nearest(crowd).gospa());
        assertThat(joint.idf1()).isGreaterThan(0.995);
        assertThat(joint.identitySwitches()).isZero();
    }

    @Test
    void shouldKeepMoreIdentitiesThanTheBaselineInADenseCrowd() {
        double joint = 0;
        double nearest = 0;
        for (long seed = 1; seed <= 3; seed++) {
            CrowdSimulation crowd = CrowdSimulation.oneSensor(seed, 50, 25, 20, 20);
            joint += joint(crowd).idf1() / 3;
            nearest += nearest(crowd).idf1() / 3;
        }

        assertThat(joint).isGreaterThan(0.97).isGreaterThan(nearest);
    }

    @ParameterizedTest
    @CsvSource({"50, 20, 60, 1, 1.8", "20, 30, 100, 1, 1.1", "20, 30, 100, 2, 1.1"})
    void shouldNotTakeHeavyUnknownClutterForBodies(int bodies, double side, double clutter, long seed, double most) {
        CrowdSimulation crowd = CrowdSimulation.oneSensor(seed, bodies, side, clutter, 20);

        AnonymousScore joint = joint(crowd);

        assertThat(joint.gospa())
                .as("seed " + seed)
                .isLessThan(most)
                .isLessThan(nearest(crowd).gospa());
        assertThat(joint.coverage()).isGreaterThan(0.99);
    }

    @Test
    void shouldFollowACrowdOfTwoHundred() {
        AnonymousScore score = joint(CrowdSimulation.oneSensor(1, 200, 100, 20, 15));

        assertThat(score.coverage()).isGreaterThan(0.995);
        assertThat(score.idf1()).isGreaterThan(0.98);
    }

    /** Prints the table. */
    public static void main(String[] words) {
        double[][] cases = {{50, 100, 20}, {200, 100, 20}, {50, 30, 20}, {50, 20, 5}, {50, 20, 60}, {20, 30, 100}};
        System.out.println(
                "bodies side clutter |  joint: gospa rmse idf1 switches |  baseline: gospa rmse idf1 switches");
        for (double[] c : cases) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%6.0f %4.0f %7.0f", c[0], c[1], c[2]));
            CrowdSimulation crowd = CrowdSimulation.oneSensor(1, (int) c[0], c[1], c[2], 30);
            for (AnonymousScore s : new AnonymousScore[] {joint(crowd), nearest(crowd)}) {
                line.append(String.format(
                        Locale.ROOT,
                        " | %.3f %.3f %.4f %d",
                        s.gospa(),
                        s.matchedRmse(),
                        s.idf1(),
                        s.identitySwitches()));
            }
            System.out.println(line);
        }
    }
}
