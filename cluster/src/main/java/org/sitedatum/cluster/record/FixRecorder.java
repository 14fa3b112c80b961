package org.sitedatum.cluster.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.recording.RecordingWriter;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.site.Site;

/**
 * Subscribes to a site's fixes beside its node and writes them down in order of receipt, with the site document that stands
 * at the broker. What is no readable fix is counted, not recorded. One thread owns it.
 */
public final class FixRecorder implements AutoCloseable {

    private static final int CAPACITY = 65_536;
    private static final int BATCH = 1024;
    private static final long SITE_TIMEOUT_SECONDS = 10;
    private static final double WAIT_SECONDS = 0.02;

    /** Waits for the wish to end. */
    @FunctionalInterface
    public interface Stop {
        /** True when the end is asked for within that time. */
        boolean await(double seconds) throws InterruptedException;
    }

    private record Message(String topic, byte[] payload, long receivedNanos) {}

    private final TopicScheme topics;
    private final ArrayBlockingQueue<Message> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong lost = new AtomicLong();
    private final FixJsonDecoder decoder = new FixJsonDecoder();
    private final MqttSubscriber subscriber;
    private final RecordingWriter writer;
    private long latestNanos;
    private long refused;

    private FixRecorder(TopicScheme topics, BrokerAddress broker, Path folder, EpochNanoClock clock)
            throws IOException, InterruptedException {
        this.topics = topics;
        this.subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, "sitedatum-record-" + UUID.randomUUID()),
                List.of(topics.siteDocument(), topics.fixFilter()),
                1,
                (topic, payload) -> take(new Message(topic, payload, clock.epochNanos())),
                ConnectionListener.SILENT);
        List<Message> early = new ArrayList<>();
        try {
            Site site = awaitSite(broker, early);
            String readme = "# " + site.name() + "\nFixes of site " + site.id() + " as the broker " + broker
                    + " carried them from " + Instant.now() + " on.\n";
            this.writer = RecordingWriter.create(folder, site, readme);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            subscriber.close();
            throw failed;
        }
        for (Message message : early) {
            write(message);
        }
    }

    /**
     * Connects, waits for the site document and starts the recording.
     *
     * @param site site id
     * @param folder made when absent; must hold no recording
     * @param clock stamps the receipts
     * @throws IOException when the broker or the site document does not come within 10 s, or the folder cannot be written
     * @throws IllegalArgumentException when {@code site} is not an id
     */
    public static FixRecorder start(BrokerAddress broker, String site, Path folder, EpochNanoClock clock)
            throws IOException, InterruptedException {
        return new FixRecorder(new TopicScheme(site), broker, folder, clock);
    }

    private void take(Message message) {
        if (!waiting.offer(message)) {
            lost.incrementAndGet();
        }
    }

    /** Reads on to the site document and keeps the fixes that come before it. */
    private Site awaitSite(BrokerAddress broker, List<Message> early) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SITE_TIMEOUT_SECONDS);
        while (System.nanoTime() < end) {
            Message message = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message != null && message.topic().equals(topics.siteDocument())) {
                return siteOf(message.payload());
            }
            if (message != null) {
                early.add(message);
            }
        }
        throw new IOException(
                subscriber.isUp()
                        ? "the broker " + broker + " has no document of site " + topics.site() + "; does its node run?"
                        : "cannot connect to the broker " + broker);
    }

    private static Site siteOf(byte[] document) throws IOException {
        SiteDecoding decoding = new SiteJsonDecoder().decode(document);
        if (decoding instanceof SiteDecoding.Faulty faulty) {
            throw new IOException(
                    "the site document at the broker is faulty: " + faulty.faults().get(0));
        }
        return ((SiteDecoding.Sound) decoding).site();
    }

    /**
     * Writes down what comes until the end is asked for, or for so many seconds.
     *
     * @throws IOException when the recording cannot be written on
     */
    public void recordUntil(Stop stop, double seconds) throws IOException, InterruptedException {
        long start = System.nanoTime();
        boolean stopped = false;
        while (!stopped && (System.nanoTime() - start) * 1e-9 < seconds) {
            stopped = stop.await(WAIT_SECONDS);
            writeWaiting();
        }
    }

    private void writeWaiting() throws IOException {
        List<Message> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            for (Message message : batch) {
                write(message);
            }
            batch.clear();
        }
    }

    private void write(Message message) throws IOException {
        Optional<String> source = topics.findFixSource(message.topic());
        if (source.isEmpty()) {
            return;
        }
        // a clock set back must not break the order of receipt
        latestNanos = Math.max(latestNanos, message.receivedNanos());
        for (DecodedFix decoded : decoder.decode(message.payload(), source.get(), latestNanos)) {
            if (decoded instanceof DecodedFix.Accepted accepted) {
                writer.append(accepted.fix());
            } else {
                refused++;
            }
        }
    }

    /** Fixes written down. */
    public long recorded() {
        return writer.fixCount();
    }

    /** Fixes and messages that could not be read. */
    public long refused() {
        return refused;
    }

    /** Messages that came faster than they could be written. */
    public long lost() {
        return lost.get();
    }

    /** Writes down what was received and ends the recording. */
    @Override
    public void close() throws IOException {
        subscriber.close();
        try (RecordingWriter closing = writer) {
            writeWaiting();
        }
    }
}
