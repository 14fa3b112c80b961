package org.sitedatum.cluster.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The replays of a node: one runs at a time, on a thread that gives way to the engines; the newest are kept in memory until the
 * node ends. Thread-safe.
 */
public final class ReplayJobs implements AutoCloseable {

    /** Replays that are kept, those that wait among them. */
    public static final int MOST = 12;

    private final ExecutorService runner = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "replay");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private final Map<String, ReplayJob> jobs = new LinkedHashMap<>();
    private long made;

    /** Puts one at the end of the line; empty when the line is full. The oldest that is over gives way. */
    public synchronized Optional<ReplayJob> submit(ReplayPlan plan, String author, Instant now) {
        if (jobs.size() >= MOST) {
            Optional<ReplayJob> oldest =
                    jobs.values().stream().filter(ReplayJobs::isOver).findFirst();
            if (oldest.isEmpty()) {
                return Optional.empty();
            }
            jobs.remove(oldest.get().id());
        }
        made++;
        ReplayJob job = new ReplayJob("replay-" + made, plan, author, now);
        jobs.put(job.id(), job);
        runner.execute(job::run);
        return Optional.of(job);
    }

    private static boolean isOver(ReplayJob job) {
        return job.state() == ReplayJob.State.DONE || job.state() == ReplayJob.State.FAILED;
    }

    /** Those of a site, the newest first. */
    public synchronized List<ReplayJob> list(String site) {
        List<ReplayJob> found = new ArrayList<>();
        jobs.values().stream().filter(job -> job.plan().site().equals(site)).forEach(job -> found.add(0, job));
        return List.copyOf(found);
    }

    /** One of a site. */
    public synchronized Optional<ReplayJob> find(String site, String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.plan().site().equals(site));
    }

    /** Ends it if it runs, and forgets it; false when there is none. */
    public synchronized boolean remove(String site, String id) {
        Optional<ReplayJob> job = find(site, id);
        job.ifPresent(found -> {
            found.cancel();
            jobs.remove(id);
        });
        return job.isPresent();
    }

    /** Ends what runs. */
    @Override
    public void close() {
        synchronized (this) {
            jobs.values().forEach(ReplayJob::cancel);
        }
        runner.shutdown();
    }
}
