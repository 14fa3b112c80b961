package org.sitedatum.positioning.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.scene.CrowdSimulation;
import org.sitedatum.positioning.scene.SceneTrial;
import org.sitedatum.positioning.site.Site;

/** Joint association beside the nearest-neighbour baseline on simulated crowds, from few bodies to many in little room. */
class AssociationTableTest {

    private static final Site SITE = CrowdSimulation.site("radar");

    @Test
    void printTable() {
        double[][] cases = {{50, 100, 20}, {50, 30, 20}, {200, 100, 20}, {20, 30, 200}, {50, 20, 5}};
        for (double[] c : cases) {
            for (long seed = 1; seed <= 2; seed++) {
                CrowdSimulation crowd = CrowdSimulation.oneSensor(seed, (int) c[0], c[1], c[2], 30);
                AnonymousScore joint = SceneScoring.score(SceneTrial.joint(SITE), crowd, 2);
                AnonymousScore nearest = SceneScoring.score(SceneTrial.nearestNeighbour(SITE), crowd, 2);
                System.out.printf("%s seed %d%n  joint %s%n  gnn   %s%n", java.util.Arrays.toString(c), seed, joint, nearest);
            }
        }
        assertThat(cases).isNotEmpty();
    }
}
