package org.sitedatum.cluster;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.mqtt.StandbyBridge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sector on one node: its bridge follows its lease. Steps that wait run on a thread of its own. */
final class ServedSector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServedSector.class);

    /** Of a hand-over's 200 ms, what the former owner may use for each of its two steps. */
    private static final Duration DRAIN = Duration.ofMillis(60);

    private final String id;
    private final StandbyBridge bridge;
    private final ExecutorService patient;

    ServedSector(String id, StandbyBridge bridge) {
        this.id = id;
        this.bridge = bridge;
        this.patient = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "sector-" + id);
            thread.setDaemon(true);
            return thread;
        });
    }

    StandbyBridge bridge() {
        return bridge;
    }

    void own(SectorLeases leases, long epoch) {
        LOG.info("owner of {} with epoch {}", id, epoch);
        bridge.own(epoch, () -> leases.mayPublish(id, epoch));
    }

    void disown(long epoch) {
        LOG.info("no longer the owner of {}, epoch {}", id, epoch);
        bridge.disown();
    }

    /** Finishes what came in, then gives the sector to its heir. */
    void handOver(SectorLeases leases, long epoch, String heir) {
        LOG.info("handing {} over to {}", id, heir);
        try {
            patient.execute(() -> {
                try {
                    bridge.drain(DRAIN);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
                leases.release(id, epoch, heir);
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("{} is closed", id);
        }
    }

    @Override
    public void close() {
        patient.shutdownNow();
        bridge.close();
    }
}
