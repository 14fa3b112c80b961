package org.sitedatum.samples.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.StopSignal;
import org.sitedatum.cluster.cli.Terminal;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.client.StockConnection;

/** One run of the demo: starts the node, plays the building into it, prints a block every few seconds, sums up. */
final class DemoRun {

    private static final long SECOND = 1_000_000_000L;
    private static final double BLOCK_SECONDS = 5;
    private static final double LONGEST_WARM_UP = 10;
    private static final double FOR_EVER = 1e9;
    private static final long LONGEST_START_SECONDS = 60;
    private static final int PORTS_TRIED = 100;

    private final DemoOptions options;
    private final int port;
    private final Terminal terminal;
    private final Site site = new SampleBuilding().site();
    private final Failover failover;
    private final CompletableFuture<String> fault = new CompletableFuture<>();

    DemoRun(DemoOptions options, int port, Terminal terminal) {
        this.options = options;
        this.port = port;
        this.terminal = terminal;
        this.failover =
                new Failover(site.trackables().stream().map(Trackable::id).collect(Collectors.toUnmodifiableSet()));
    }

    /** Runs to the end; the exit code is good only when poses flowed and errors stayed within bounds. */
    int run() throws CommandException, InterruptedException {
        terminal.err().println("warming up ...");
        WarmUp.run();
        try (StopSignal end = StopSignal.install();
                DemoService service = start()) {
            service.onFault(reason -> {
                fault.complete(reason);
                end.raise();
            });
            if (!Rehearsal.run(service.url())) {
                terminal.err().println("this machine is slow at the moment: expect high latency at first");
            }
            return play(service, end);
        } catch (MqttException | IOException failure) {
            throw CommandException.failed("the demo could not start: " + failure.getMessage());
        }
    }

    private DemoService start() throws IOException, InterruptedException {
        return options.nodes() == 1
                ? DemoNode.start(site, port, FreePort.find(HttpOptions.USUAL_PORT, PORTS_TRIED))
                : DemoCluster.start(port, options.nodes());
    }

    private int play(DemoService service, StopSignal end) throws MqttException, InterruptedException, CommandException {
        String topics = "sitedatum/" + site.id();
        PoseWatch watch = new PoseWatch(terminal.err(), failover);
        try (StockConnection watcher = StockConnection.open(
                        service.url(),
                        "demo-watcher",
                        List.of(topics + "/pose/+", topics + "/event/+/+", topics + "/rejected/+", topics + "/status"),
                        watch);
                StockConnection sensors =
                        StockConnection.open(service.url(), "demo-sensors", List.of(), (topic, payload) -> {})) {
            terminal.out().println(DemoText.welcome(site, service.port(), service.page(), options));
            awaitOwner(end);
            long start = epochNanos();
            BuildingSimulation simulation = new BuildingSimulation(options.seed(), start);
            Scoreboard scores = new Scoreboard(site, simulation.truth(), start, warmUp());
            watch.scoreOn(scores);
            SensorFeed feed = new SensorFeed(simulation, DemoRun::epochNanos, sensors::publish, scores);
            Thread feeding = new Thread(feed, "demo-sensors");
            feeding.start();
            try (KillTimer killing = KillTimer.start(service, failover, options.killSeconds(), terminal.out())) {
                printBlocks(scores, end, start);
            } finally {
                feed.stop();
                feeding.join();
            }
            return conclude(scores, start, watcher.unsent() + sensors.unsent());
        }
    }

    /** Several nodes come up in the background: nothing is sent before one of them serves. */
    private void awaitOwner(StopSignal end) throws InterruptedException, CommandException {
        long giveUpNanos = System.nanoTime() + LONGEST_START_SECONDS * SECOND;
        while (failover.owner().isEmpty() && System.nanoTime() < giveUpNanos && !end.await(0.05)) {
            if (fault.isDone()) {
                throw CommandException.failed("a node did not start: " + fault.join());
            }
        }
        if (failover.owner().isEmpty()) {
            throw CommandException.failed("no node serves after " + LONGEST_START_SECONDS + " s");
        }
    }

    private double warmUp() {
        return options.seconds() == 0 ? LONGEST_WARM_UP : Math.min(LONGEST_WARM_UP, options.seconds() / 2.0);
    }

    /** Prints blocks until the time is up or the end is asked for. */
    private void printBlocks(Scoreboard scores, StopSignal end, long start) throws InterruptedException {
        double length = options.seconds() == 0 ? FOR_EVER : options.seconds();
        double last = secondsSince(start);
        boolean ended = false;
        while (!ended && last < length) {
            double next = length - last < 1.5 * BLOCK_SECONDS ? length : last + BLOCK_SECONDS;
            ended = end.await(next - secondsSince(start));
            double now = secondsSince(start);
            int bodies = site.trackables().size();
            terminal.out().println(DemoText.block(scores.takeBlock(), now, Math.max(1e-3, now - last), bodies));
            last = now;
        }
    }

    private int conclude(Scoreboard scores, long start, long unsent) {
        double elapsed = secondsSince(start);
        if (fault.isDone()) {
            terminal.err().println("sitedatum: demo failed: the node stopped: " + fault.join());
            return ExitCode.FAILED;
        }
        if (elapsed <= warmUp()) {
            terminal.out()
                    .println("ended before the warm-up of " + Math.round(warmUp()) + " s was over: nothing to judge");
            return ExitCode.FAILED;
        }
        Verdict verdict = scores.verdict(start + (long) (elapsed * SECOND));
        terminal.out().println(DemoText.summary(verdict, elapsed, warmUp()));
        if (unsent > 0) {
            terminal.out().println(unsent + " messages could not be sent to the broker");
        }
        List<String> faults = new ArrayList<>(verdict.faults());
        if (options.nodes() > 1) {
            FailoverFigures figures = failover.figures();
            terminal.out().println(DemoText.failover(figures));
            faults.addAll(figures.faults());
        }
        faults.forEach(one -> terminal.err().println("sitedatum: demo failed: " + one));
        return faults.isEmpty() ? ExitCode.GOOD : ExitCode.FAILED;
    }

    private static double secondsSince(long startNanos) {
        return (epochNanos() - startNanos) * 1e-9;
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * SECOND + now.getNano();
    }
}
