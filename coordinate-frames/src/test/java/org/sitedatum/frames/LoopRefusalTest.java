package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.Frames.SECOND;
import static org.sitedatum.frames.Frames.edge;
import static org.sitedatum.frames.Frames.id;

import org.junit.jupiter.api.Test;

class LoopRefusalTest {

    private final TransformBuffer buffer = new TransformBuffer();

    @Test
    void shouldRefuseToHangAFrameBelowItself() {
        buffer.insertFixed(edge("a", "b", 0, 1, 0));
        buffer.insert(edge("b", "c", SECOND, 1, 0));
        buffer.insert(edge("c", "d", SECOND, 1, 0));
        FrameTree before = buffer.tree();

        assertThat(buffer.insert(edge("d", "a", SECOND, 1, 0))).isEqualTo(InsertResult.LOOP);
        assertThat(buffer.insertFixed(edge("d", "b", SECOND, 1, 0))).isEqualTo(InsertResult.LOOP);
        assertThat(buffer.insert(edge("d", "c", 2 * SECOND, 1, 0))).isEqualTo(InsertResult.LOOP);
        assertThat(buffer.insert(edge("b", "a", SECOND, 1, 0))).isEqualTo(InsertResult.LOOP);

        assertThat(buffer.tree()).hasToString(before.toString());
        assertThat(buffer.tree().revision()).isEqualTo(before.revision());
    }

    @Test
    void shouldAllowTheRoundaboutWayOnceTheOldEdgeIsGone() {
        buffer.insert(edge("a", "b", SECOND, 1, 0));
        buffer.remove(id("b"));

        assertThat(buffer.insert(edge("b", "a", SECOND, 1, 0))).isEqualTo(InsertResult.INSERTED);
    }

    @Test
    void shouldRefuseALateSampleThatWouldCloseALoopInThePast() {
        buffer.insert(edge("a", "b", 1 * SECOND, 1, 0));
        buffer.insert(edge("site", "b", 5 * SECOND, 1, 0));
        buffer.insert(edge("site", "a", 5 * SECOND, 1, 0));

        assertThat(buffer.insert(edge("b", "a", 2 * SECOND, 1, 0))).isEqualTo(InsertResult.LOOP);
        assertThat(buffer.insert(edge("b", "a", 6 * SECOND, 1, 0))).isEqualTo(InsertResult.INSERTED);
    }

    @Test
    void shouldGoByWhatIsRememberedOfAStampEvenWhenThePresentIsTheOtherWayRound() {
        buffer.insert(edge("a", "b", 1 * SECOND, 1, 0));
        buffer.insert(edge("site", "b", 5 * SECOND, 1, 0));
        buffer.insert(edge("b", "a", 6 * SECOND, 1, 0));

        assertThat(buffer.lookup(id("a"), id("b"), 1 * SECOND)).isInstanceOf(TransformLookup.Found.class);
        assertThat(buffer.lookup(id("site"), id("a"), 1 * SECOND)).isNotInstanceOf(TransformLookup.Found.class);
    }
}
