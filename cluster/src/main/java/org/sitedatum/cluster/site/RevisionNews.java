package org.sitedatum.cluster.site;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.cluster.store.SiteStore;
import org.sitedatum.cluster.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of new revisions: at once when somebody says there is one, and else when the store is next looked at, so
 * that none is missed whoever wrote it. Of revisions in quick succession the last is told for certain. While the store
 * cannot be reached nothing is told, and all of it later. Thread-safe.
 */
final class RevisionNews implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RevisionNews.class);

    private final SiteStore store;
    private final List<Sites.Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Map<String, Long> told;
    /** Of revisions that somebody said there are. */
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    /**
     * Looks at the store at intervals until it is closed.
     *
     * @param known revision of each site that needs not be told any more
     * @param interval between looks
     */
    RevisionNews(SiteStore store, Map<String, Long> known, Duration interval) {
        this.store = store;
        this.told = new ConcurrentHashMap<>(known);
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "site-revisions");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    AutoCloseable add(Sites.Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Somebody says that there is this revision; returns at once. */
    void hear(String site, long number) {
        if (heard.merge(site, number, Math::max) > told.getOrDefault(site, 0L)) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException closed) {
                LOG.debug("not listening any more");
            }
        }
    }

    /** The newest revision known to be there, told or not; 0 without one. */
    long known(String site) {
        return Math.max(heard.getOrDefault(site, 0L), told.getOrDefault(site, 0L));
    }

    private void look() {
        try {
            store.newestNumbers().forEach((site, number) -> {
                if (number > told.getOrDefault(site, 0L)) {
                    tell(site, number, store.newest(site));
                }
            });
            failing.set(false);
        } catch (StoreException unreachable) {
            if (!failing.getAndSet(true)) {
                LOG.warn("cannot look for new revisions: {}", unreachable.getMessage());
            }
        } catch (RuntimeException unexpected) {
            LOG.error("looking for new revisions", unexpected);
        }
    }

    private void tell(String site, long number, Optional<SiteRevision> newest) {
        newest.ifPresentOrElse(
                revision -> listeners.forEach(listener -> listener.onRevision(revision)),
                () -> listeners.forEach(listener -> listener.onRemoved(site, number)));
        told.put(site, newest.map(SiteRevision::number).orElse(number));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
