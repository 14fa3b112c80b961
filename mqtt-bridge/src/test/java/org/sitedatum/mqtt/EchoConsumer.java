package org.sitedatum.mqtt;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;

/** Answers each fix with a pose at its stamp; stands in for an engine. */
final class EchoConsumer implements FixConsumer {
    private final PosePublisher out;
    private final AtomicLong ticks = new AtomicLong();
    private long seq;

    EchoConsumer(PosePublisher out) {
        this.out = out;
    }

    @Override
    public void onFix(Fix fix) {
        out.onPose(pose(fix.header().trackable().orElse("anonymous"), fix.stampNanos(), seq++));
    }

    @Override
    public void onTime(long nowNanos) {
        ticks.incrementAndGet();
    }

    long ticks() {
        return ticks.get();
    }

    static PoseEstimate pose(String trackable, long stampNanos, long seq) {
        return pose(trackable, stampNanos, seq, TrackingState.TRACKING);
    }

    static PoseEstimate pose(String trackable, long stampNanos, long seq, TrackingState state) {
        return new PoseEstimate(
                trackable,
                stampNanos,
                Optional.of("g"),
                new Vector3(1, 2, 3),
                Optional.empty(),
                Covariance6.ofDiagonal(0.01, 0.01, 0.01, 0, 0, 0),
                Vector3.ZERO,
                Optional.empty(),
                state,
                0.5,
                List.of("uwb"),
                1,
                Optional.empty(),
                seq,
                1,
                Double.NaN);
    }
}
