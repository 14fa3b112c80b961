package org.sitedatum.cluster.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.FixProtobufDecoder;
import org.sitedatum.mqtt.recording.FixWriter;
import org.sitedatum.mqtt.recording.McapRecordingWriter;
import org.sitedatum.mqtt.recording.RecordingWriter;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.site.Site;

/**
 * Subscribes to a site's fixes beside its node and writes them down in order of receipt, with the site document that stands
 * at the broker. What is no readable fix is counted, not recorded. One thread owns it.
 */
public final class FixRecorder implements AutoCloseable {

    private static final int CAPACITY = 65_536;
    private static final int BATCH = 1024;
    private static final long CONNECT_SECONDS = 10;
    private static final double WAIT_SECONDS = 0.02;

    /** Waits for the wish to end. */
    @FunctionalInterface
    public interface Stop {
        /** True when the end is asked for within that time. */
        boolean await(double seconds) throws InterruptedException;
    }

    /** What a recording is written as. */
    public enum Format {
        /** A folder of our own form. */
        FOLDER,
        /** One MCAP file. */
        MCAP
    }

    private record Message(String topic, byte[] payload, long receivedNanos) {}

    private final TopicScheme topics;
    private final FixWriter writer;
    private final ArrayBlockingQueue<Message> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong lost = new AtomicLong();
    private final CountDownLatch notYetUp = new CountDownLatch(1);
    private final FixJsonDecoder decoder = new FixJsonDecoder();
    private final FixProtobufDecoder binaryDecoder = new FixProtobufDecoder();
    private final MqttSubscriber subscriber;
    private long latestNanos;
    private long revision;
    private final AtomicLong refused = new AtomicLong();

    private FixRecorder(
            TopicScheme topics, FixWriter writer, long revision, BrokerAddress broker, EpochNanoClock clock) {
        this.revision = revision;
        this.topics = topics;
        this.writer = writer;
        this.subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, "sitedatum-record-" + UUID.randomUUID()),
                List.of(topics.fixFilter(), topics.fixBinaryFilter(), topics.siteDocument()),
                1,
                (topic, payload) ->
                        take(new Message(topic, payload, topic.equals(topics.siteDocument()) ? 0 : clock.epochNanos())),
                new ConnectionListener() {
                    @Override
                    public void onUp() {
                        notYetUp.countDown();
                    }
                });
    }

    /**
     * Fetches the site document and starts the recording; returns when fixes are heard.
     *
     * @param site site id
     * @param place a folder, made when absent, that holds no recording; or a file that is not there yet
     * @param format which of both
     * @param clock stamps the receipts
     * @throws IOException when the broker or the site document does not come in time, or the folder cannot be written
     * @throws IllegalArgumentException when {@code site} is not an id
     */
    public static FixRecorder start(BrokerAddress broker, String site, Path place, Format format, EpochNanoClock clock)
            throws IOException, InterruptedException {
        TopicScheme topics = new TopicScheme(site);
        SiteHistory.Step standing = StandingSite.fetch(broker, topics);
        Site document = standing.site();
        String readme = "# " + document.name() + "\nFixes of site " + document.id() + " as the broker " + broker
                + " carried them from " + Instant.now() + " on.\n";
        FixWriter writer = format == Format.MCAP
                ? McapRecordingWriter.create(place, document, standing.revision(), readme, List.of())
                : RecordingWriter.create(place, document, standing.revision(), readme);
        FixRecorder recorder = new FixRecorder(topics, writer, standing.revision(), broker, clock);
        if (!recorder.notYetUp.await(CONNECT_SECONDS, TimeUnit.SECONDS)) {
            recorder.close();
            throw new IOException("cannot subscribe at the broker " + broker);
        }
        return recorder;
    }

    private void take(Message message) {
        if (!waiting.offer(message)) {
            lost.incrementAndGet();
        }
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
        if (message.topic().equals(topics.siteDocument())) {
            writeRevision(message.payload());
            return;
        }
        Optional<String> json = topics.findFixSource(message.topic());
        Optional<String> source = json.or(() -> topics.findFixBinarySource(message.topic()));
        if (source.isEmpty()) {
            refused.incrementAndGet();
            return;
        }
        // a clock set back must not break the order of receipt
        latestNanos = Math.max(latestNanos, message.receivedNanos());
        List<DecodedFix> all = json.isPresent()
                ? decoder.decode(message.payload(), source.get(), latestNanos)
                : binaryDecoder.decode(message.payload(), source.get(), latestNanos);
        for (DecodedFix decoded : all) {
            if (decoded instanceof DecodedFix.Accepted accepted) {
                writer.append(accepted.fix());
            } else {
                refused.incrementAndGet();
            }
        }
    }

    /** What stands there already comes once more at first. */
    private void writeRevision(byte[] document) throws IOException {
        SiteHistory.Step step = StandingSite.revisionOf(document, latestNanos);
        if (step.revision() > revision) {
            revision = step.revision();
            writer.append(step);
        }
    }

    /** Fixes written down. */
    public long recorded() {
        return writer.fixCount();
    }

    /** Fixes and messages that could not be read. */
    public long refused() {
        return refused.get();
    }

    /** Messages that came faster than they could be written. */
    public long lost() {
        return lost.get();
    }

    /** Writes down what was received and ends the recording. */
    @Override
    public void close() throws IOException {
        subscriber.close();
        try (FixWriter closing = writer) {
            writeWaiting();
        }
    }
}
