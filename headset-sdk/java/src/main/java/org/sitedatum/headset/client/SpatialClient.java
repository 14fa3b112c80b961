package org.sitedatum.headset.client;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.sitedatum.headset.anchors.ContentAnchors;
import org.sitedatum.headset.clock.ClockSync;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.poses.PredictedPose;
import org.sitedatum.headset.poses.RemotePoses;
import org.sitedatum.headset.transport.Transport;

/**
 * Joins a site and stays joined: reconnects with growing pauses, subscribes anew, keeps the clocks together, and sends the
 * session's poses and sightings to the node, whose engine tells where the session lies.
 *
 * <p>{@link #headPose} is for the renderer: it neither blocks nor allocates. Everything else may be called on any thread;
 * the work is done on one thread of the client's own. While there is no connection the last two seconds of poses wait, older
 * ones are dropped.
 */
public final class SpatialClient implements AutoCloseable {

    private static final long SEND_MILLIS = 50;
    private static final long FORGOTTEN_NANOS = 10_000_000_000L;

    /** m and rad: what the protocol takes. */
    private static final double MOST_SIGMA = 10_000;

    private final ClientOptions options;
    private final ClientListener listener;
    private final ScheduledExecutorService worker;
    private final ClockSync clock = new ClockSync();
    private final RemotePoses poses = new RemotePoses();
    private final Outbox outbox;
    private final SiteAnchors anchors;
    private final NodeVoice voice;
    private final NodeLink link;
    private volatile ClientState state = ClientState.WAITING;
    private volatile PoseFilter filter = PoseFilter.ALL;

    private SpatialClient(ClientOptions options, Transport transport, ClientListener application) {
        ClientListener guarded = new GuardedListener(application);
        this.options = options;
        this.listener = guarded;
        this.outbox = new Outbox(options);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sitedatum-" + options.trackable());
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.worker = executor;
        Pings pings = new Pings();
        this.link = new NodeLink(options, transport, worker, pings, talk());
        this.anchors = new SiteAnchors(options.site(), new ContentAnchors(listener), this::run, link::send);
        this.voice = new NodeVoice(sessionFrame(), listener, clock, poses, anchors, pings, link);
    }

    /** Begins to join; never blocks. */
    public static SpatialClient connect(ClientOptions options, Transport transport, ClientListener listener) {
        SpatialClient client = new SpatialClient(options, transport, listener);
        client.run(client.link::attempt);
        client.worker.scheduleWithFixedDelay(client::sendWaiting, SEND_MILLIS, SEND_MILLIS, TimeUnit.MILLISECONDS);
        return client;
    }

    /** How the connection is. */
    public ClientState state() {
        return state;
    }

    /** The server's clock as told from the headset's. */
    public ClockSync clock() {
        return clock;
    }

    /** Who moves on the site, predicted to the moment of display. */
    public RemotePoses poses() {
        return poses;
    }

    /**
     * Where a body is at a moment of display. For the renderer: neither blocks nor allocates.
     *
     * @param id of the body
     * @param displayNanos headset's clock
     * @param out filled when the answer is {@code FOUND}; {@code UNKNOWN} also while the clocks are not together yet
     */
    public RemotePoses.Answer poseAt(String id, long displayNanos, PredictedPose out) {
        return clock.isSynchronized()
                ? poses.poseAt(id, clock.serverNanos(displayNanos), out)
                : RemotePoses.Answer.UNKNOWN;
    }

    /** The site's content anchors. */
    public SiteAnchors anchors() {
        return anchors;
    }

    /** Hears from now on of these bodies only; those it does not want any more are forgotten after a second. */
    public void wantPoses(PoseFilter wanted) {
        filter = wanted;
        run(() -> {
            if (state == ClientState.CONNECTED) {
                link.send(Messages.subscribe(options, filter));
            }
        });
    }

    /** Where the node's engine has the session, if it has told. */
    public Optional<ServerAlignment> serverAlignment() {
        return voice.alignment();
    }

    /** The id of this session's frame on the site: {@code <trackable>.session}. */
    public String sessionFrame() {
        return options.trackable() + ".session";
    }

    /**
     * A head pose of the session; called by the renderer every frame, thinned out here. One thread.
     *
     * @param timeNanos headset's clock
     * @param sessionFromHead in the session's frame
     * @param convention in which it is stated
     */
    public void headPose(long timeNanos, PoseBuffer sessionFromHead, Convention convention) {
        outbox.headPose(timeNanos, sessionFromHead, convention);
    }

    /** The session's frame starts anew with the next pose. */
    public void sessionReset() {
        outbox.reset();
    }

    /**
     * A marker of the site was seen from the head.
     *
     * @param timeNanos when the image was taken, headset's clock
     * @param marker id
     * @param headFromMarker in the convention's axes on both sides
     * @param convention of the pose
     */
    public void markerSeen(long timeNanos, String marker, Pose headFromMarker, Convention convention) {
        send(timeNanos, SeenMarker.unstated(marker, convention.toSite(headFromMarker)));
    }

    /**
     * The same with its accuracy, which the node then takes in the place of its own judgement of the image.
     *
     * @param sigma of the seen position and axis, m
     * @param yawSigma of the seen heading, and of the tilt per axis, rad; from 0.35 on the heading is not used
     */
    public void markerSeen(
            long timeNanos, String marker, Pose headFromMarker, Convention convention, double sigma, double yawSigma) {
        if (!(sigma > 0 && sigma <= MOST_SIGMA && yawSigma > 0 && yawSigma <= MOST_SIGMA)) {
            run(() -> listener.refused("a marker's deviations must be positive and at most " + MOST_SIGMA));
            return;
        }
        send(timeNanos, SeenMarker.within(marker, convention.toSite(headFromMarker), sigma, yawSigma));
    }

    private void send(long timeNanos, SeenMarker seen) {
        run(() -> {
            if (clock.isSynchronized()) {
                outbox.markerSeen(clock.serverNanos(timeNanos), seen);
            }
        });
    }

    /** The headset goes to sleep: disconnects and stays so until {@link #resume}. */
    public void pause() {
        run(() -> link.rest(ClientState.PAUSED, "paused by the application"));
    }

    /** The headset wakes up, or what made the node refuse was mended: connects again at once. */
    public void resume() {
        run(link::resume);
    }

    /** Disconnects for good and ends the client's thread. */
    @Override
    public void close() {
        run(() -> {
            link.close();
            worker.shutdownNow();
        });
    }

    /** True when the client's thread has ended after {@link #close}. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return worker.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    private NodeLink.Talk talk() {
        return new NodeLink.Talk() {
            @Override
            public void begin() {
                link.send(Messages.subscribe(options, filter));
                if (options.anchors()) {
                    link.send(Messages.subscribeAnchors(options));
                }
            }

            @Override
            public void heard(String text, long at) {
                voice.say(text, at);
            }

            @Override
            public void heard(byte[] binary) {
                voice.say(binary);
            }

            @Override
            public void pinged(boolean isSettled) {
                tidy(isSettled);
            }

            @Override
            public void broke() {
                anchors.lost();
            }

            @Override
            public void became(ClientState next, String detail) {
                state = next;
                listener.stateChanged(next, detail);
            }
        };
    }

    private void tidy(boolean isSettled) {
        if (isSettled) {
            anchors.passRound();
        }
        if (clock.isSynchronized()) {
            long now = clock.serverNanos(options.clock().getAsLong());
            poses.forgetOutside(now - FORGOTTEN_NANOS, now + FORGOTTEN_NANOS);
            anchors.known().expire(now);
        }
    }

    private void sendWaiting() {
        if (state != ClientState.CONNECTED || !clock.isSynchronized()) {
            return;
        }
        try {
            link.connection().ifPresent(open -> outbox.sendBy(open, clock));
        } catch (RuntimeException cannotSend) {
            listener.refused("what was seen could not be sent: " + cannotSend);
        }
    }

    private boolean run(Runnable step) {
        try {
            worker.execute(step);
            return true;
        } catch (RejectedExecutionException closed) {
            // after close nothing is done any more
            state = ClientState.CLOSED;
            return false;
        }
    }
}
