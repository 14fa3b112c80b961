package org.sitedatum.samples.building.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.samples.building.Segments;

class WayGraphTest {

    private final BuildingPlan plan = BuildingPlan.sample();
    private final WayGraph ways = plan.ways();

    @Test
    void shouldTakeTheShortestWay() {
        assertThat(names("ground/hall-s", "ground/hall-gate-w", Set.of()))
                .containsExactly("ground/hall-s", "ground/hall-c", "ground/hall-gate-w");
    }

    @Test
    void shouldTakeTheStairsOrTheLiftAsAsked() {
        assertThat(names("ground/n1-e", "upper/n1-e", Set.of(WayEdge.Kind.LIFT)))
                .contains("ground/stairs-foot", "upper/stairs-head");
        assertThat(names("ground/n1-e", "upper/n1-e", Set.of(WayEdge.Kind.STAIRS)))
                .contains("ground/lift", "upper/lift");
    }

    @Test
    void shouldRefuseAWayThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names("ground/n1-e", "upper/n1-e", Set.of(WayEdge.Kind.LIFT, WayEdge.Kind.STAIRS)))
                .withMessage("no way from ground/n1-e to upper/n1-e");
        assertThatIllegalArgumentException().isThrownBy(() -> names("ground/n1-e", "nowhere", Set.of()));
    }

    @Test
    void shouldLeadThroughDoorsAndReachEveryPlace() {
        for (WayEdge edge : ways.edges()) {
            Vector3 from = ways.node(edge.from()).point();
            Vector3 to = ways.node(edge.to()).point();
            String floor = edge.from().substring(0, edge.from().indexOf('/'));
            plan.floors().stream()
                    .filter(storey -> storey.floor().id().equals(floor))
                    .flatMap(storey -> storey.walls().stream())
                    .forEach(wall -> assertThat(Segments.crosses(wall.line(), from, to))
                            .as("%s against %s", edge, wall)
                            .isFalse());
        }
        plan.floors()
                .forEach(storey -> storey.nodes()
                        .forEach(node -> assertThat(ways.shortestWay("ground/dock-1", node.name(), Set.of()))
                                .isNotEmpty()));
    }

    private List<String> names(String from, String to, Set<WayEdge.Kind> avoided) {
        return ways.shortestWay(from, to, avoided).stream().map(WayNode::name).toList();
    }
}
