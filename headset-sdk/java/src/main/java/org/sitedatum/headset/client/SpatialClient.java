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
import org.sitedatum.headset.json.JsonObject;
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
    private static final long QUICK_PING_MILLIS = 100;
    private static final long PING_MILLIS = 2_000;
    private static final int QUICK_PINGS = 8;
    private static final long FORGOTTEN_NANOS = 10_000_000_000L;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Close code of a connection whose token has run out or was taken away. */
    private static final int TOKEN_OVER = 4401;

    private final ClientOptions options;
    private final Transport transport;
    private final ClientListener listener;
    private final ScheduledExecutorService worker;
    private final ClockSync clock = new ClockSync();
    private final RemotePoses poses = new RemotePoses();
    private final Outbox outbox;
    private final SiteAnchors anchors;
    private final NodeVoice voice;
    private final BackOff backOff;
    private final Pings pings = new Pings();

    // the worker's
    private Optional<Transport.Connection> connection = Optional.empty();
    private long attempt;
    private int pinged;
    private boolean isResting;
    private boolean hasJoined;

    private volatile ClientState state = ClientState.WAITING;
    private volatile PoseFilter filter = PoseFilter.ALL;

    private SpatialClient(ClientOptions options, Transport transport, ClientListener application) {
        ClientListener guarded = new GuardedListener(application);
        this.options = options;
        this.transport = transport;
        this.listener = guarded;
        this.anchors = new SiteAnchors(options.site(), new ContentAnchors(listener), this::run, this::send);
        this.voice = new NodeVoice(sessionFrame(), listener, clock, poses, anchors, pings, door());
        this.outbox = new Outbox(options);
        this.backOff = new BackOff(options.trackable().hashCode());
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sitedatum-" + options.trackable());
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.worker = executor;
    }

    /** Begins to join; never blocks. */
    public static SpatialClient connect(ClientOptions options, Transport transport, ClientListener listener) {
        SpatialClient client = new SpatialClient(options, transport, listener);
        client.run(client::attempt);
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
                send(Messages.subscribe(options, filter));
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
        Pose seen = convention.toSite(headFromMarker);
        run(() -> {
            if (clock.isSynchronized()) {
                outbox.markerSeen(clock.serverNanos(timeNanos), marker, seen);
            }
        });
    }

    /** The headset goes to sleep: disconnects and stays so until {@link #resume}. */
    public void pause() {
        run(() -> rest(ClientState.PAUSED, "paused by the application"));
    }

    /** The headset wakes up, or what made the node refuse was mended: connects again at once. */
    public void resume() {
        run(() -> {
            if (isResting) {
                isResting = false;
                backOff.reset();
                attempt();
            }
        });
    }

    /** Disconnects for good and ends the client's thread. */
    @Override
    public void close() {
        run(() -> {
            drop();
            become(ClientState.CLOSED, "closed by the application");
            worker.shutdownNow();
        });
    }

    /** True when the client's thread has ended after {@link #close}. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return worker.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    private void attempt() {
        if (isResting || state == ClientState.CLOSED) {
            return;
        }
        drop();
        long mine = ++attempt;
        become(ClientState.CONNECTING, options.url());
        try {
            connection =
                    Optional.of(transport.open(options.url(), options.token().get(), ears(mine)));
        } catch (RuntimeException cannotTry) {
            onClosed(0, "cannot connect: " + cannotTry.getMessage());
        }
    }

    private Transport.Listener ears(long mine) {
        return new Transport.Listener() {
            @Override
            public void opened() {
                run(() -> onlyFor(mine, SpatialClient.this::onOpen));
            }

            @Override
            public void received(String text) {
                long at = options.clock().getAsLong();
                run(() -> onlyFor(mine, () -> voice.say(text, at)));
            }

            @Override
            public void received(byte[] binary) {
                run(() -> onlyFor(mine, () -> voice.say(binary)));
            }

            @Override
            public void closed(int code, String reason) {
                run(() -> onlyFor(mine, () -> onClosed(code, reason)));
            }
        };
    }

    /** What an earlier connection still says is not listened to. */
    private void onlyFor(long which, Runnable step) {
        if (which == attempt && !isResting) {
            step.run();
        }
    }

    private void onOpen() {
        pinged = 0;
        pings.clear();
        send(Messages.subscribe(options, filter));
        if (options.anchors()) {
            send(Messages.subscribeAnchors(options));
        }
        ping(attempt);
    }

    private void ping(long which) {
        if (which != attempt || !connection.isPresent()) {
            return;
        }
        pinged++;
        tidy();
        long micros = options.clock().getAsLong() / 1_000;
        pings.asked(micros);
        send(Messages.ping(micros));
        long pause = pinged < QUICK_PINGS ? QUICK_PING_MILLIS : PING_MILLIS;
        worker.schedule(() -> ping(which), pause, TimeUnit.MILLISECONDS);
    }

    private void tidy() {
        if (pinged > QUICK_PINGS) {
            anchors.passRound();
        }
        if (clock.isSynchronized()) {
            long now = clock.serverNanos(options.clock().getAsLong());
            poses.forgetOutside(now - FORGOTTEN_NANOS, now + FORGOTTEN_NANOS);
            anchors.known().expire(now);
        }
    }

    private NodeVoice.Door door() {
        return new NodeVoice.Door() {
            @Override
            public void joined() {
                hasJoined = true;
                backOff.reset();
                become(ClientState.CONNECTED, "joined site " + options.site());
            }

            @Override
            public void refused(JsonObject problem) {
                if (state != ClientState.CONNECTED) {
                    notJoined(problem);
                }
            }
        };
    }

    /** Only what may heal is tried again: a node that is not ready yet, or has too much to do. */
    private void notJoined(JsonObject problem) {
        long status = problem.integer("status", 0);
        String why = problem.text("detail", "the node does not say why");
        boolean isFinal = status >= 400 && status < 500 && status != TOO_MANY_REQUESTS;
        if (isFinal) {
            rest(
                    ClientState.REFUSED,
                    "the node refuses to let " + options.trackable() + " join site " + options.site() + ": " + why
                            + "; not tried again until resume()");
        } else {
            drop();
            retry(ClientState.WAITING, "the node is not ready for site " + options.site() + " (" + why + ")");
        }
    }

    private void onClosed(int code, String reason) {
        connection = Optional.empty();
        anchors.lost();
        attempt++;
        if (code == TOKEN_OVER) {
            retry(ClientState.UNAUTHORIZED, "the token ran out or was taken away; asking for a fresh one");
        } else if (code == UNAUTHORIZED || code == FORBIDDEN) {
            retry(ClientState.UNAUTHORIZED, "the node refused the token (" + code + "); asking for another");
        } else if (hasJoined) {
            retry(ClientState.WAITING, "connection lost (" + code + " " + reason + ")");
        } else {
            retry(
                    ClientState.WAITING,
                    "no connection (" + code + " " + reason
                            + "): check the address, its certificate, and whether the node runs");
        }
    }

    private void retry(ClientState meanwhile, String why) {
        long pause = backOff.nextMillis();
        become(meanwhile, why + "; trying again in " + pause + " ms");
        long which = attempt;
        worker.schedule(() -> onlyFor(which, this::attempt), pause, TimeUnit.MILLISECONDS);
    }

    /** Disconnects until {@link #resume}. */
    private void rest(ClientState state, String why) {
        isResting = true;
        drop();
        become(state, why);
    }

    private void sendWaiting() {
        if (state != ClientState.CONNECTED || !clock.isSynchronized()) {
            return;
        }
        try {
            connection.ifPresent(open -> outbox.sendBy(open, clock));
        } catch (RuntimeException cannotSend) {
            listener.refused("what was seen could not be sent: " + cannotSend);
        }
    }

    private boolean send(String text) {
        return connection.isPresent() && connection.get().send(text);
    }

    private void drop() {
        connection.ifPresent(Transport.Connection::close);
        connection = Optional.empty();
        anchors.lost();
        attempt++;
    }

    private void become(ClientState next, String detail) {
        if (state != next || next == ClientState.WAITING) {
            state = next;
            listener.stateChanged(next, detail);
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
