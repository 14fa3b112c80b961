package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sitedatum.frames.Frames.MILLI;
import static org.sitedatum.frames.Frames.SECOND;
import static org.sitedatum.frames.Frames.edge;
import static org.sitedatum.frames.Frames.id;
import static org.sitedatum.frames.Frames.transform;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

class HistoryBoundsTest {

    @Test
    void shouldKeepNoMoreSamplesThanTheHistoryHolds() {
        TransformBuffer buffer = new TransformBuffer();

        for (int i = 0; i < 100_000; i++) {
            buffer.insert(edge("a", "b", 10L * i * MILLI, i, 0));
        }

        FrameEdge kept = buffer.tree().edge(id("b")).orElseThrow();
        assertThat(kept.samples()).isEqualTo(1001);
        assertThat(kept.newestNanos() - kept.oldestNanos()).isEqualTo(10 * SECOND);
        assertThat(kept.ageNanos(kept.newestNanos() + 5)).isEqualTo(5);
    }

    @Test
    void shouldShortenTheHistoryOfAnEdgeThatIsTooFast() {
        TransformBuffer buffer = new TransformBuffer(new TransformBufferOptions(Duration.ofSeconds(10), 100, 10));

        for (int i = 0; i < 10_000; i++) {
            buffer.insert(edge("a", "b", i, i, 0));
            FrameEdge kept = buffer.tree().edge(id("b")).orElseThrow();
            assertThat(kept.samples()).isEqualTo(Math.min(i + 1, 100));
            assertThat(transform(buffer.lookup(id("a"), id("b"), kept.oldestNanos()))
                            .translation()
                            .x())
                    .isEqualTo((double) kept.oldestNanos());
        }

        assertThat(buffer.insert(edge("a", "b", 5, 0, 0))).isEqualTo(InsertResult.TOO_OLD);
        assertThat(buffer.insert(edge("a", "b", 9_950, 0, 0))).isEqualTo(InsertResult.REPLACED);
        assertThat(buffer.tree().edge(id("b")).orElseThrow().samples()).isEqualTo(100);
    }

    @Test
    void shouldStartAnewAfterALongSilence() {
        TransformBuffer buffer = new TransformBuffer();
        buffer.insert(edge("a", "b", 0, 0, 0));
        buffer.insert(edge("a", "b", SECOND, 1, 0));

        buffer.insert(edge("a", "b", 1000 * SECOND, 2, 0));

        assertThat(buffer.tree().edge(id("b")).orElseThrow().samples()).isEqualTo(1);
        assertThat(buffer.lookup(id("a"), id("b"), 500 * SECOND)).isInstanceOf(TransformLookup.TooEarly.class);
    }

    @Test
    void shouldRefuseFramesBeyondTheAllowedNumber() {
        TransformBuffer buffer = new TransformBuffer(new TransformBufferOptions(Duration.ofSeconds(1), 10, 3));
        buffer.insertFixed(edge("a", "b", 0, 0, 0));
        buffer.insertFixed(edge("a", "c", 0, 0, 0));

        assertThat(buffer.insertFixed(edge("a", "d", 0, 0, 0))).isEqualTo(InsertResult.TOO_MANY_FRAMES);
        assertThat(buffer.insertFixed(edge("b", "c", 0, 0, 0))).isEqualTo(InsertResult.REPLACED);
        buffer.remove(id("b"));
        assertThat(buffer.tree().frames()).hasSize(2);
    }

    @Test
    void shouldForgetFramesThatNothingHangsOn() {
        TransformBuffer buffer = new TransformBuffer();
        buffer.insertFixed(edge("site", "session", 0, 0, 0));
        buffer.insertFixed(edge("session", "headset", 0, 0, 0));

        assertThat(buffer.remove(id("headset"))).isTrue();
        assertThat(buffer.remove(id("headset"))).isFalse();
        assertThat(buffer.remove(id("site"))).isFalse();
        assertThat(buffer.tree().frames()).containsExactly(id("session"), id("site"));
        assertThat(buffer.remove(id("session"))).isTrue();
        assertThat(buffer.tree().frames()).isEmpty();
    }

    @Test
    void shouldLeaveNoFrameBehindWhenRefusing() {
        TransformBuffer buffer = new TransformBuffer();
        buffer.insert(edge("a", "b", 100 * SECOND, 0, 0));

        assertThat(buffer.insert(edge("new", "b", 0, 0, 0))).isEqualTo(InsertResult.TOO_OLD);
        assertThat(buffer.insert(new StampedTransform(
                        id("x"),
                        id("y"),
                        0,
                        RigidTransform.IDENTITY,
                        Covariance6.isotropic(1, 1).times(-1))))
                .isEqualTo(InsertResult.BAD_COVARIANCE);
        assertThat(buffer.insert(edge("x", "y", Long.MIN_VALUE, 0, 0))).isEqualTo(InsertResult.STAMP_OUT_OF_RANGE);
        assertThat(buffer.insert(edge("x", "y", Long.MAX_VALUE, 0, 0))).isEqualTo(InsertResult.STAMP_OUT_OF_RANGE);

        assertThat(buffer.tree().frames()).containsExactly(id("a"), id("b"));
    }

    @Test
    void shouldRefuseLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> TransformBufferOptions.DEFAULTS.withHistory(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransformBufferOptions(Duration.ofSeconds(1), 1, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransformBufferOptions(Duration.ofSeconds(1), 10, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
