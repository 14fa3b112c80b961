package org.sitedatum.headset.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sitedatum.headset.clock.ClockSync;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.transport.Transport;

/**
 * What waits for the network: session poses of the last two seconds, and markers seen. The renderer's side ({@link #headPose},
 * {@link #reset}) allocates nothing; everything else is the worker's.
 */
final class Outbox {

    private static final int MOST_MARKERS = 64;
    private static final int POSES_A_MESSAGE = 60;

    /** Optical axes (x right, y down, z ahead) on a head that looks along x with z up (REP-103). */
    private static final Pose HEAD_FROM_OPTICAL = new Pose(Vector3.ZERO, -0.5, 0.5, -0.5, 0.5);

    private final ClientOptions options;
    private final PoseRing ring = new PoseRing();
    private final PoseRing.Taken taken = new PoseRing.Taken();
    private final Queue<Stamped> markers = new ArrayDeque<>();

    // the renderer's
    private final PoseBuffer scratch = new PoseBuffer();
    private final AtomicBoolean isResetTold = new AtomicBoolean();
    private long lastPose = Long.MIN_VALUE;

    /** A sighting at a time on the server's clock. */
    private static final class Stamped {
        final long nanos;
        final SeenMarker seen;

        Stamped(long nanos, SeenMarker seen) {
            this.nanos = nanos;
            this.seen = seen;
        }
    }

    Outbox(ClientOptions options) {
        this.options = options;
    }

    void headPose(long timeNanos, PoseBuffer sessionFromHead, Convention convention) {
        // times that go back are of a clock that was set anew
        boolean isDue = lastPose == Long.MIN_VALUE
                || timeNanos < lastPose
                || (timeNanos - lastPose) * 1e-9 * options.posesPerSecond() >= 0.99;
        if (options.posesPerSecond() > 0 && isDue && sessionFromHead.isPose()) {
            lastPose = timeNanos;
            convention.toSite(sessionFromHead, scratch);
            ring.put(timeNanos, scratch, isResetTold.getAndSet(false));
        }
    }

    void reset() {
        isResetTold.set(true);
    }

    /** The oldest gives way. */
    void markerSeen(long stampNanos, SeenMarker seen) {
        if (markers.size() >= MOST_MARKERS) {
            markers.remove();
        }
        markers.add(new Stamped(stampNanos, seen));
    }

    /** Sends what waits as one message, stamped by the server's clock. What cannot be sent is of no use later. */
    void sendBy(Transport.Connection connection, ClockSync clock) {
        FixBatch batch = options.binary()
                ? new BinaryFixes(options.site(), options.trackable())
                : new JsonFixes(options.site(), options.trackable());
        for (Stamped one : markers) {
            Pose opticalFromMarker = HEAD_FROM_OPTICAL.inverse().then(one.seen.headFromMarker);
            batch.marker(one.nanos, one.seen.marker, opticalFromMarker, one.seen.covariance);
        }
        markers.clear();
        for (int i = 0; i < POSES_A_MESSAGE && ring.take(taken); i++) {
            batch.odometry(clock.serverNanos(taken.time), taken.pose, taken.reset);
        }
        if (batch.size() > 0) {
            batch.sendBy(connection);
        }
    }
}
