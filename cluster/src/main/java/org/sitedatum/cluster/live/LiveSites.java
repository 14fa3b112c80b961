package org.sitedatum.cluster.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sites of a node as they live. One thread hands on what the engines say, at most every two milliseconds, so that no engine
 * waits for who listens. Thread-safe.
 *
 * <pre>
 * engine ──► LiveSector ──► thread "live" ──► LiveListener: clients of this node, other nodes
 * </pre>
 */
public final class LiveSites implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSites.class);

    private static final long BETWEEN_ROUNDS_NANOS = 2_000_000L;
    private static final long CHORES_NANOS = 500_000_000L;
    private static final long JOIN_MILLIS = 2_000;
    private static final int MOST_TASKS = 10_000;

    private final EpochNanoClock clock;
    private final Map<String, LiveSite> sites = new ConcurrentSkipListMap<>();
    /** Removed; whoever listens to one hears it again should it come back. */
    private final Map<String, LiveSite> removed = new ConcurrentSkipListMap<>();

    private final List<Runnable> chores = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "live");
    private final Queue<Runnable> tasks = new ArrayBlockingQueue<>(MOST_TASKS);
    private volatile Optional<LiveMesh> mesh = Optional.empty();
    private volatile boolean due;
    private volatile boolean closed;

    /** Without sites yet. */
    public LiveSites(EpochNanoClock clock) {
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    /** The site of a document, made when it is met for the first time. */
    public LiveSite site(Site document) {
        return sites.computeIfAbsent(document.id(), id -> {
            LiveSite before = removed.remove(id);
            if (before == null) {
                return new LiveSite(id, () -> document, clock, this::wake, this::tellOthers);
            }
            before.follow(document);
            return before;
        });
    }

    /** A site is not there any more. */
    public void drop(String id) {
        sites.computeIfPresent(id, (same, site) -> {
            site.expect(List.of());
            List.copyOf(site.sectors()).forEach(site::drop);
            removed.put(id, site);
            return null;
        });
    }

    /** A site by its id. */
    public Optional<LiveSite> find(String id) {
        return Optional.ofNullable(sites.get(id));
    }

    /** All sites in order of id. */
    public List<LiveSite> all() {
        return List.copyOf(sites.values());
    }

    /** Now, ns since the Unix epoch. */
    public long nowNanos() {
        return clock.epochNanos();
    }

    /** Runs a task soon on the thread of this; too many at once are dropped. */
    void execute(Runnable task) {
        if (tasks.offer(task)) {
            wake();
        }
    }

    /** Other nodes are there from now on. */
    void join(LiveMesh others) {
        mesh = Optional.of(others);
    }

    /** The other nodes; empty while this node is alone. */
    Optional<LiveMesh> mesh() {
        return mesh;
    }

    private void tellOthers() {
        mesh.ifPresent(others -> execute(others::tellInterest));
    }

    /** Something to be done twice a second on the thread of this. */
    void everyHalfSecond(Runnable chore) {
        chores.add(chore);
    }

    /** Runs a round soon; called by engines. */
    private void wake() {
        if (!due) {
            due = true;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        long nextChoresNanos = System.nanoTime() + CHORES_NANOS;
        while (!closed) {
            if (!due) {
                LockSupport.parkNanos(this, Math.max(1, nextChoresNanos - System.nanoTime()));
            }
            if (due) {
                due = false;
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    guarded(task);
                }
                sites.values().forEach(site -> guarded(site::handOn));
                LockSupport.parkNanos(this, BETWEEN_ROUNDS_NANOS);
            }
            if (System.nanoTime() - nextChoresNanos >= 0) {
                nextChoresNanos = System.nanoTime() + CHORES_NANOS;
                guarded(this::forget);
                chores.forEach(this::guarded);
            }
        }
    }

    private void forget() {
        long now = clock.epochNanos();
        for (LiveSite site : sites.values()) {
            var kept = site.knownBodies();
            site.sectors().forEach(sector -> sector.poses().forget(now, kept));
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            LOG.error("unexpected on the live thread", fault);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
