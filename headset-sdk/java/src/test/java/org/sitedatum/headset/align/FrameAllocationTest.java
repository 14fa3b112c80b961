package org.sitedatum.headset.align;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

/** A frame must not leave garbage: a collection in the middle of a frame is a frame lost. */
class FrameAllocationTest {

    private static final int FRAMES = 20_000;

    private SessionAlignment alignment = new SessionAlignment(AlignmentOptions.DEFAULT, AlignmentListener.NONE);
    private final PoseBuffer head = new PoseBuffer();
    private final PoseBuffer out = new PoseBuffer();
    private final double[] matrix = new double[16];
    private final double[] covariance = {0.01, 0, 0, 0.01, 0, 0.01};
    private int frame;

    @Test
    void shouldAllocateNothingPerFrameInSteadyState() {
        measure();
    }

    @Test
    void shouldAllocateNothingPerFrameOfASessionWhoseGravityIsNotTrusted() {
        alignment = new SessionAlignment(AlignmentOptions.DEFAULT.withGravityTrusted(false), AlignmentListener.NONE);
        walk(1);
        Pose site = Pose.level(new Vector3(7 + 2 * Math.cos(0.4 / 72), 2 * Math.sin(0.4 / 72), 1.6), 0.4 / 72);
        Pose askew = site.then(new Pose(Vector3.ZERO, Math.sin(0.01), 0, 0, Math.cos(0.01)));
        alignment.placeSeen((long) (frame / 72.0 * 1e9), askew, 0.05, 0.05, 0.02);
        measure();
        assertThat(Math.toDegrees(alignment.tiltSigma())).isBetween(0.5, 90.0);
    }

    private void measure() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        walk(FRAMES);
        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);

        long before = thread.getThreadAllocatedBytes(id);
        long overhead = thread.getThreadAllocatedBytes(id) - before;
        before = thread.getThreadAllocatedBytes(id);
        walk(FRAMES);
        long allocated = thread.getThreadAllocatedBytes(id) - before - overhead;

        assertThat(allocated / (double) FRAMES)
                .as("bytes a frame of " + allocated)
                .isLessThan(0.1);
    }

    private void walk(int frames) {
        for (int i = 0; i < frames; i++) {
            frame++;
            double t = frame / 72.0;
            head.setLevel(2 * Math.cos(0.4 * t), 2 * Math.sin(0.4 * t), 1.6, 0.4 * t);
            Convention.OPENXR.fromSite(head, head);
            long nanos = (long) (t * 1e9);
            alignment.headPose(nanos, head, Convention.OPENXR);
            if (frame % 7 == 0) {
                double then = t - 0.1;
                alignment.tagPosition(
                        nanos - 100_000_000L, 7 + 2 * Math.cos(0.4 * then), 2 * Math.sin(0.4 * then), 1.6, covariance);
            }
            alignment.siteFromSessionInto(out);
            Convention.OPENXR.fromSite(out, out);
            out.matrixInto(matrix);
        }
    }
}
