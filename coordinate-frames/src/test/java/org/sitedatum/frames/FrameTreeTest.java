package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.Frames.SECOND;
import static org.sitedatum.frames.Frames.edge;
import static org.sitedatum.frames.Frames.id;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

class FrameTreeTest {

    private final TransformBuffer buffer = new TransformBuffer();

    @BeforeEach
    void insert() {
        buffer.insertFixed(edge("site", "anchor", 0, 1, 2));
        buffer.insert(edge("odom", "robot", SECOND, 3, 4));
        buffer.insert(edge("odom", "robot", 2 * SECOND, 5, 4));
        buffer.insert(edge("site", "odom", SECOND, 0, 0));
        buffer.insertFixed(edge("lab", "bench", 0, 0, 0));
    }

    @Test
    void shouldTellWhatHangsOnWhat() {
        FrameTree tree = buffer.tree();

        assertThat(tree.frames())
                .containsExactly(id("anchor"), id("bench"), id("lab"), id("odom"), id("robot"), id("site"));
        assertThat(tree.roots()).containsExactly(id("lab"), id("site"));
        assertThat(tree.children(id("site"))).containsExactly(id("anchor"), id("odom"));
        assertThat(tree.edge(id("site"))).isEmpty();
        assertThat(tree).hasToString("""
                        lab
                          bench fixed, revision 4
                        site
                          anchor fixed, revision 1
                          odom moving, revision 3
                            robot moving, revision 2
                        """);
    }

    @Test
    void shouldTellTheStateOfEachEdge() {
        FrameEdge robot = buffer.tree().edge(id("robot")).orElseThrow();

        assertThat(robot)
                .isEqualTo(new FrameEdge(
                        id("odom"),
                        id("robot"),
                        false,
                        2,
                        2,
                        SECOND,
                        2 * SECOND,
                        RigidTransform.ofTranslation(5, 4, 0),
                        Covariance6.ZERO));
        assertThat(robot.ageNanos(5 * SECOND)).isEqualTo(3 * SECOND);
    }

    @Test
    void shouldRaiseTheRevisionOfAFixedEdgeOnlyWhenItsValueChanges() {
        buffer.insertFixed(edge("site", "anchor", 0, 1, 2));
        assertThat(buffer.tree().edge(id("anchor")).orElseThrow().revision()).isEqualTo(1);

        assertThat(buffer.insertFixed(edge("site", "anchor", 0, 1, 2.5))).isEqualTo(InsertResult.REPLACED);

        assertThat(buffer.tree().edge(id("anchor")).orElseThrow().revision()).isEqualTo(5);
        assertThat(buffer.tree().revision()).isEqualTo(5);
    }

    @Test
    void shouldNotChangeOnceTaken() {
        FrameTree before = buffer.tree();

        buffer.remove(id("robot"));

        assertThat(before.edge(id("robot"))).isPresent();
        assertThat(buffer.tree().edge(id("robot"))).isEmpty();
        assertThat(buffer.tree().revision()).isEqualTo(before.revision() + 1);
    }
}
