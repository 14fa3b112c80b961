package org.sitedatum.cluster.api.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.sitedatum.cluster.live.LiveListener;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.cluster.live.LivePose;
import org.sitedatum.cluster.live.LiveSite;

/**
 * What waits for one subscription: the newest pose of each body, and events in order. Filled by the live thread, emptied by the
 * session's event loop.
 */
final class Subscription implements LiveListener {

    /** Events that may wait; a client that lets more pile up is cut off. */
    static final int MOST_NOTICES = 2_000;

    private final Subscribe wish;
    private final LiveSite site;
    private final Runnable wake;
    private final Map<String, LivePose> poses = new ConcurrentHashMap<>();
    private final Queue<LiveNotice> notices = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingNotices = new AtomicInteger();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Set<String> movedEarly = ConcurrentHashMap.newKeySet();
    private volatile boolean stood;
    private long sentNanos;
    private boolean timed;

    /**
     * Not listening yet.
     *
     * @param wake has the session flush soon; any thread
     */
    Subscription(Subscribe wish, LiveSite site, Runnable wake) {
        this.wish = wish;
        this.site = site;
        this.wake = wake;
        this.sentNanos = System.nanoTime() - intervalNanos();
    }

    Subscribe wish() {
        return wish;
    }

    LiveSite site() {
        return site;
    }

    /** The poses that stood when the client subscribed; of a body that has moved since, they count no more. Once. */
    void stand(List<LivePose> standing) {
        for (LivePose pose : standing) {
            if (!movedEarly.contains(pose.trackable())) {
                poses.putIfAbsent(pose.trackable(), pose);
            }
        }
        stood = true;
        movedEarly.clear();
        wakeOnce();
    }

    @Override
    public void onPoses(List<LivePose> moved) {
        if (!stood) {
            moved.forEach(pose -> movedEarly.add(pose.trackable()));
        }
        if (wish.channels().contains(Subscribe.Channel.POSES)) {
            moved.forEach(pose -> poses.put(pose.trackable(), pose));
            wakeOnce();
        }
    }

    @Override
    public void onNotice(LiveNotice notice) {
        Optional<Subscribe.Channel> channel = switch (notice.kind()) {
            case EVENT -> Optional.of(Subscribe.Channel.EVENTS);
            case ALIGNMENT -> Optional.of(Subscribe.Channel.ALIGNMENTS);
            case ANCHOR -> Optional.of(Subscribe.Channel.ANCHORS);
            case HUB -> Optional.empty();
        };
        if (channel.filter(wish.channels()::contains).isPresent() && waitingNotices.get() <= MOST_NOTICES) {
            waitingNotices.incrementAndGet();
            notices.add(notice);
            wakeOnce();
        }
    }

    private void wakeOnce() {
        if (woken.compareAndSet(false, true)) {
            wake.run();
        }
    }

    /** From here on new things wake the session again. Event loop. */
    void rest() {
        woken.set(false);
    }

    /** Whether more events were said than the client would take. */
    boolean hasLostNotices() {
        return waitingNotices.get() > MOST_NOTICES;
    }

    /** Poses and events that wait. */
    int waiting() {
        return poses.size() + waitingNotices.get();
    }

    Optional<LiveNotice> nextNotice() {
        Optional<LiveNotice> next = Optional.ofNullable(notices.poll());
        next.ifPresent(taken -> waitingNotices.decrementAndGet());
        return next;
    }

    /** Nanoseconds until poses may be sent again; 0: now. Event loop. */
    long dueInNanos(long nowNanos) {
        return poses.isEmpty() ? 0 : Math.max(0, sentNanos + intervalNanos() - nowNanos);
    }

    private long intervalNanos() {
        return (long) (1e9 / wish.maxRate());
    }

    /** True the first time until {@link #timerFired}: only one timer runs for a subscription. Event loop. */
    boolean startTimer() {
        boolean first = !timed;
        timed = true;
        return first;
    }

    void timerFired() {
        timed = false;
    }

    /** The wanted ones of the poses that wait. Event loop. */
    List<LivePose> takePoses(BodyKinds kinds, long nowNanos) {
        List<LivePose> taken = new ArrayList<>();
        for (String body : poses.keySet()) {
            Optional.ofNullable(poses.remove(body))
                    .filter(pose -> wish.filter().wants(pose, kinds::of))
                    .ifPresent(taken::add);
        }
        if (!taken.isEmpty()) {
            sentNanos = nowNanos;
        }
        return taken;
    }
}
