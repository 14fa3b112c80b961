package org.sitedatum.cluster;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.sitedatum.mqtt.RetainedSweep;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the broker forget sites that were removed, one after the other. Every node of a cluster does: whichever spoke for the
 * site last may be dead.
 */
final class SiteSweeps implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SiteSweeps.class);

    private final String node;
    private final BrokerAddress broker;
    private final ExecutorService sweeps = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "site-sweeps");
        thread.setDaemon(true);
        return thread;
    });

    SiteSweeps(String node, BrokerAddress broker) {
        this.node = node;
        this.broker = broker;
    }

    /**
     * Begins soon.
     *
     * @param isGone false once the site is there again
     */
    void begin(String site, BooleanSupplier isGone) {
        try {
            sweeps.execute(() -> sweep(site, isGone));
        } catch (RejectedExecutionException closed) {
            LOG.debug("too late to have the broker forget {}", site);
        }
    }

    private void sweep(String site, BooleanSupplier isGone) {
        try {
            boolean isClean = RetainedSweep.run(site, broker, "sitedatum-" + site + "-" + node + "-sweep", isGone);
            if (!isClean && isGone.getAsBoolean()) {
                LOG.warn("{} may still keep messages of site {}, which was removed", broker, site);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        sweeps.shutdownNow();
    }
}
