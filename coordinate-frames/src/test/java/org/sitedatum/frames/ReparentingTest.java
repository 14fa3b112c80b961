package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.Frames.SECOND;
import static org.sitedatum.frames.Frames.edge;
import static org.sitedatum.frames.Frames.id;
import static org.sitedatum.frames.Frames.transform;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.TransformLookup.NotConnected;
import org.sitedatum.frames.geometry.Vector3;

class ReparentingTest {

    private final TransformBuffer buffer = new TransformBuffer();

    /** A trolley that stands on robot 1 until 5 s and on robot 2 from 6 s on. */
    @BeforeEach
    void handOver() {
        buffer.insertFixed(edge("site", "robot1", 0, 10, 0));
        buffer.insertFixed(edge("site", "robot2", 0, 20, 0));
        for (int i = 0; i <= 5; i++) {
            buffer.insert(edge("robot1", "trolley", i * SECOND, 0, i));
        }
        for (int i = 6; i <= 9; i++) {
            buffer.insert(edge("robot2", "trolley", i * SECOND, 0, i));
        }
    }

    @Test
    void shouldSeeTheParentOfThatTime() {
        assertThat(trolleyAt(3 * SECOND)).isEqualTo(new Vector3(10, 3, 0));
        assertThat(trolleyAt(5 * SECOND)).isEqualTo(new Vector3(10, 5, 0));
        assertThat(trolleyAt(5 * SECOND + SECOND / 2)).isEqualTo(new Vector3(10, 5, 0));
        assertThat(trolleyAt(6 * SECOND)).isEqualTo(new Vector3(20, 6, 0));
        assertThat(trolleyAt(8 * SECOND + SECOND / 2)).isEqualTo(new Vector3(20, 8.5, 0));
        assertThat(buffer.tree().edge(id("trolley")).orElseThrow().parent()).isEqualTo(id("robot2"));
    }

    @Test
    void shouldCountTheChangeAsARevision() {
        long before = buffer.tree().edge(id("trolley")).orElseThrow().revision();

        buffer.insert(edge("robot2", "trolley", 10 * SECOND, 0, 0));
        assertThat(buffer.tree().edge(id("trolley")).orElseThrow().revision()).isEqualTo(before);

        buffer.insert(edge("robot1", "trolley", 11 * SECOND, 0, 0));
        assertThat(buffer.tree().edge(id("trolley")).orElseThrow().revision()).isEqualTo(before + 1);
        assertThat(buffer.tree().revision()).isEqualTo(before + 1);
    }

    @Test
    void shouldTakeALateSampleOfTheOldParent() {
        assertThat(buffer.insert(edge("robot1", "trolley", 5 * SECOND + 1, 0, 7)))
                .isEqualTo(InsertResult.INSERTED);

        assertThat(trolleyAt(5 * SECOND + 1)).isEqualTo(new Vector3(10, 7, 0));
        assertThat(trolleyAt(5 * SECOND + 2)).isEqualTo(new Vector3(10, 7, 0));
        assertThat(trolleyAt(7 * SECOND)).isEqualTo(new Vector3(20, 7, 0));
    }

    @Test
    void shouldLetTheLastOneWinAtTheSameStamp() {
        assertThat(buffer.insert(edge("robot1", "trolley", 9 * SECOND, 0, 1))).isEqualTo(InsertResult.REPLACED);

        assertThat(trolleyAt(9 * SECOND)).isEqualTo(new Vector3(10, 1, 0));
        assertThat(trolleyAt(8 * SECOND)).isEqualTo(new Vector3(20, 8, 0));
    }

    @Test
    void shouldForgetTheOldParentWithItsSamples() {
        for (int i = 10; i <= 30; i++) {
            buffer.insert(edge("robot2", "trolley", i * SECOND, 0, i));
        }

        assertThat(trolleyAt(20 * SECOND)).isEqualTo(new Vector3(20, 20, 0));
        assertThat(buffer.lookup(id("site"), id("trolley"), 3 * SECOND)).isInstanceOf(TransformLookup.TooEarly.class);
        assertThat(buffer.remove(id("robot1"))).isTrue();
        assertThat(buffer.tree().frames()).doesNotContain(id("robot1"));
    }

    @Test
    void shouldSeeThePastConnectionAfterMovingToAnotherTree() {
        buffer.insert(edge("elsewhere", "trolley", 10 * SECOND, 0, 0));

        assertThat(trolleyAt(8 * SECOND)).isEqualTo(new Vector3(20, 8, 0));
        assertThat(buffer.lookup(id("site"), id("trolley"), 10 * SECOND))
                .isEqualTo(new NotConnected(id("site"), id("trolley")));
        assertThat(transform(buffer.lookup(id("elsewhere"), id("trolley"), 10 * SECOND))
                        .translation())
                .isEqualTo(Vector3.ZERO);
    }

    @Test
    void shouldMoveAFixedEdgeForAllTime() {
        buffer.insertFixed(edge("robot1", "robot2", SECOND, 1, 0));

        assertThat(trolleyAt(7 * SECOND)).isEqualTo(new Vector3(11, 7, 0));
        assertThat(trolleyAt(3 * SECOND)).isEqualTo(new Vector3(10, 3, 0));
    }

    private Vector3 trolleyAt(long stamp) {
        return transform(buffer.lookup(id("site"), id("trolley"), stamp)).translation();
    }
}
