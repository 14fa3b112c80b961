package org.sitedatum.positioning.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;

class StartBufferTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long MILLI = 1_000_000;

    private final StartBuffer buffer = new StartBuffer();

    /** Three tags and eight anchors at 20 Hz fill the buffer in an eighth of a second. */
    @Test
    void shouldSpanTimeHoweverManyRangesASecond() {
        boolean ready = false;
        for (int round = 0; round < 20; round++) {
            for (int anchor = 0; anchor < 8; anchor++) {
                for (int tag = 0; tag < 3; tag++) {
                    buffer.add(range("t" + tag, "a" + anchor, START + 50L * round * MILLI));
                    ready |= buffer.isReady(2);
                }
            }
        }

        assertThat(ready).isTrue();
    }

    @Test
    void shouldHoldFewAnchorsAtAHighRateLongEnough() {
        boolean ready = false;
        for (int i = 0; i < 300; i++) {
            buffer.add(range("t", "a" + i % 3, START + 4L * i * MILLI));
            ready |= buffer.isReady(2);
        }

        assertThat(ready).isTrue();
    }

    @Test
    void shouldWaitWhileOneRoundIsAllThereIs() {
        for (int anchor = 0; anchor < 8; anchor++) {
            buffer.add(range("t", "a" + anchor, START));
        }

        assertThat(buffer.isReady(2)).isFalse();
    }

    private static RangeFix range(String tag, String anchor, long stamp) {
        return new RangeFix(FixHeader.of("uwb", stamp, stamp, tag), anchor, 5, Double.NaN, Double.NaN, Double.NaN);
    }
}
