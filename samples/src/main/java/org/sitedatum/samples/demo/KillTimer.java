package org.sitedatum.samples.demo;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sitedatum.samples.client.StatusMessage;

/** Kills the node that serves, once, at its time; does nothing when there is one node only. */
final class KillTimer implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private KillTimer() {}

    /** Waits in the background. */
    static KillTimer start(DemoService service, Failover failover, double afterSeconds, PrintStream out) {
        KillTimer killing = new KillTimer();
        if (service instanceof DemoCluster cluster) {
            killing.timer.schedule(
                    () -> kill(cluster, failover, out), (long) (afterSeconds * 1e9), TimeUnit.NANOSECONDS);
        }
        return killing;
    }

    private static void kill(DemoCluster cluster, Failover failover, PrintStream out) {
        Optional<StatusMessage> owner = failover.owner();
        if (owner.isPresent()) {
            failover.kill(owner.get());
            cluster.kill(owner.get().owner());
            out.println("         " + owner.get().owner() + " serves the site and is killed now (SIGKILL)\n");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
