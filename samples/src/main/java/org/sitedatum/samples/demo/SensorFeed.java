package org.sitedatum.samples.demo;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.sensor.Delivery;

/**
 * Plays the simulation's messages in real time: each leaves when the simulation says that the node receives it. Every few
 * seconds one message is cut off in the middle, as a failing device would send it.
 *
 * <p>Runs on its own thread until {@link #stop}.
 */
final class SensorFeed implements Runnable {

    private static final long NAP_NANOS = 500_000;
    private static final long BROKEN_EVERY_NANOS = 3_000_000_000L;

    private final BuildingSimulation simulation;
    private final LongSupplier epochNanoClock;
    private final BiConsumer<String, byte[]> publish;
    private final Scoreboard scores;
    private final String topicStart;
    private final FixJsonEncoder encoder = new FixJsonEncoder();
    private long nextBroken;
    private volatile boolean stopped;

    /**
     * A feed.
     *
     * @param epochNanoClock the wall clock, ns since the Unix epoch
     * @param publish takes topic and payload
     */
    SensorFeed(
            BuildingSimulation simulation,
            LongSupplier epochNanoClock,
            BiConsumer<String, byte[]> publish,
            Scoreboard scores) {
        this.simulation = simulation;
        this.epochNanoClock = epochNanoClock;
        this.publish = publish;
        this.scores = scores;
        this.topicStart = "sitedatum/" + simulation.building().site().id() + "/fix/";
    }

    @Override
    public void run() {
        nextBroken = epochNanoClock.getAsLong() + BROKEN_EVERY_NANOS;
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            playUntil(epochNanoClock.getAsLong());
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    /** Sends what is due. */
    void playUntil(long nowNanos) {
        for (Delivery delivery : simulation.deliverUntil(nowNanos)) {
            byte[] payload = encode(delivery);
            scores.sent(delivery, System.nanoTime());
            publish.accept(topicStart + delivery.source(), payload);
            if (delivery.receivedNanos() >= nextBroken) {
                nextBroken += BROKEN_EVERY_NANOS;
                publish.accept(topicStart + delivery.source(), Arrays.copyOf(payload, payload.length / 2));
            }
        }
    }

    /** Ends the thread soon. */
    void stop() {
        stopped = true;
    }

    private byte[] encode(Delivery delivery) {
        return delivery.fixes().size() == 1
                ? encoder.encode(delivery.fixes().get(0))
                : encoder.encodeAll(delivery.fixes());
    }
}
