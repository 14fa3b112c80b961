package org.sitedatum.cluster.record;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;

/** The recordings that a node makes now, and those that failed lately. Thread-safe; starting and ending wait for the disk. */
public final class RecordingRuns implements AutoCloseable {

    /** Most at once. */
    public static final int MOST = 2;

    private static final int MOST_REMEMBERED = 20;

    private final RecordingShelf shelf;
    private final EpochNanoClock clock;
    private final Map<String, RecordingRun> runs = new LinkedHashMap<>();

    /** None yet. */
    public RecordingRuns(RecordingShelf shelf, EpochNanoClock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * Begins one; empty when as many run as may.
     *
     * @throws IOException as {@link RecordingShelf#claim}
     */
    public synchronized Optional<RecordingRun> start(
            BrokerAddress broker, String site, String name, String author, int seconds, Instant now)
            throws IOException {
        if (runs.values().stream().filter(RecordingRun::isRunning).count() >= MOST) {
            return Optional.empty();
        }
        RecordingRun run = new RecordingRun(shelf, broker, site, name, author, seconds, clock, now);
        runs.values().removeIf(old -> !old.isRunning() && (old.fault().isEmpty() || runs.size() >= MOST_REMEMBERED));
        runs.put(site + "/" + name, run);
        return Optional.of(run);
    }

    /** Those of a site that run or have failed. */
    public synchronized List<RecordingRun> list(String site) {
        return runs.values().stream()
                .filter(run -> run.site().equals(site)
                        && (run.isRunning() || !run.fault().isEmpty()))
                .toList();
    }

    /** One that runs or has failed. */
    public synchronized Optional<RecordingRun> find(String site, String name) {
        return Optional.ofNullable(runs.get(site + "/" + name))
                .filter(run -> run.isRunning() || !run.fault().isEmpty());
    }

    /** Ends one and waits until it is on the shelf. */
    public void end(RecordingRun run) throws InterruptedException {
        run.end();
    }

    /** Forgets one that failed. */
    public synchronized boolean forget(String site, String name) {
        return find(site, name).filter(run -> !run.isRunning()).isPresent() && runs.remove(site + "/" + name) != null;
    }

    /** Ends all; what was recorded so far stays. */
    @Override
    public void close() {
        List<RecordingRun> all;
        synchronized (this) {
            all = List.copyOf(runs.values());
        }
        try {
            for (RecordingRun run : all) {
                run.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
