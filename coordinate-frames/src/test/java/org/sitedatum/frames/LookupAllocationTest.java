package org.sitedatum.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.sitedatum.frames.Frames.MILLI;
import static org.sitedatum.frames.Frames.edge;
import static org.sitedatum.frames.Frames.id;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class LookupAllocationTest {

    private static final int ROUNDS = 50_000;

    @Test
    void shouldAllocateLittleMoreThanTheAnswer() {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(com.sun.management.ThreadMXBean.class);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        TransformBuffer buffer = new TransformBuffer();
        for (int i = 0; i < 1_000; i++) {
            buffer.insert(edge("site", "odom", 10L * i * MILLI, i, 0));
            buffer.insert(edge("odom", "robot", 10L * i * MILLI, i, 0));
        }
        FrameId site = id("site");
        FrameId robot = id("robot");

        long before = 0;
        int missed = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            if (i == ROUNDS) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            missed += buffer.lookup(site, robot, i * 70_000L).found().isPresent() ? 0 : 1;
        }
        long bytesPerLookup = (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;

        assertThat(missed).isZero();
        // Found 32, transform 24, quaternion 48, vector 40, registers 100, Optional of found 16
        assertThat(bytesPerLookup).isLessThanOrEqualTo(300);
    }

    @Test
    void shouldAllocateNothingForTheLatestOfAQuietTree() {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(com.sun.management.ThreadMXBean.class);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        TransformBuffer buffer = new TransformBuffer();
        buffer.insert(edge("site", "odom", MILLI, 1, 0));
        buffer.insert(edge("odom", "robot", MILLI, 1, 0));
        FrameId site = id("site");
        FrameId robot = id("robot");
        TransformLookup first = buffer.lookupLatest(site, robot);

        long before = 0;
        int same = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            if (i == ROUNDS) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            same += buffer.lookupLatest(site, robot) == first ? 1 : 0;
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(same).isEqualTo(2 * ROUNDS);
        assertThat(bytes).isLessThan(ROUNDS);
    }
}
