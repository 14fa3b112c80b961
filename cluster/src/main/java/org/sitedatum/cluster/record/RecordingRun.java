package org.sitedatum.cluster.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recording that is being made, on a thread of its own. Any thread may look and end it. */
public final class RecordingRun {

    /** Longest a recording may be, s. */
    public static final int MOST_SECONDS = 4 * 3_600;

    /** Most bytes of one on disk; it ends when it has them. */
    public static final long MOST_BYTES = 512L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(RecordingRun.class);

    private static final long JOIN_MILLIS = 30_000;

    private final RecordingShelf shelf;
    private final String site;
    private final String name;
    private final String author;
    private final int seconds;
    private final Instant startedAt;
    private final Path home;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<FixRecorder> recorder = Optional.empty();
    private volatile long bytes;
    private volatile String fault = "";
    private volatile String note = "";

    /**
     * Begins.
     *
     * @throws IOException as {@link RecordingShelf#claim}
     */
    RecordingRun(
            RecordingShelf shelf,
            BrokerAddress broker,
            String site,
            String name,
            String author,
            int seconds,
            EpochNanoClock clock,
            Instant now)
            throws IOException {
        this.shelf = shelf;
        this.site = site;
        this.name = name;
        this.author = author;
        this.seconds = seconds;
        this.startedAt = now;
        this.home = shelf.claim(site, name);
        this.thread = new Thread(() -> run(broker, clock), "record-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(BrokerAddress broker, EpochNanoClock clock) {
        Path place = RecordingShelf.placeIn(home, ShelvedRecording.Form.FOLDER);
        long from = clock.epochNanos();
        try {
            long fixes;
            long refused;
            long lost;
            try (FixRecorder started = FixRecorder.start(broker, site, place, FixRecorder.Format.FOLDER, clock)) {
                recorder = Optional.of(started);
                started.recordUntil(this::isOver, seconds);
                fixes = started.recorded();
                refused = started.refused();
                lost = started.lost();
            }
            bytes = RecordingShelf.size(place);
            shelf.finish(new ShelvedRecording(
                    site,
                    name,
                    ShelvedRecording.Form.FOLDER,
                    author,
                    startedAt,
                    fixes,
                    refused,
                    lost,
                    from,
                    clock.epochNanos(),
                    bytes,
                    false,
                    note));
        } catch (IOException | RuntimeException broken) {
            LOG.warn("recording {} of {} failed: {}", name, site, broken.toString());
            fault = String.valueOf(broken.getMessage());
            discard();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void discard() {
        try {
            RecordingShelf.deleteTree(home);
        } catch (IOException left) {
            LOG.warn("{} cannot be deleted: {}", home, left.toString());
        }
    }

    private boolean isOver(double waitSeconds) throws InterruptedException {
        boolean asked = stop.await((long) (waitSeconds * 1e9), TimeUnit.NANOSECONDS);
        bytes = RecordingShelf.size(home);
        if (bytes > MOST_BYTES) {
            note = "ended at " + (MOST_BYTES >> 20) + " MiB";
            return true;
        }
        return asked;
    }

    /** Ends it and waits until it is on the shelf. */
    void end() throws InterruptedException {
        stop.countDown();
        thread.join(JOIN_MILLIS);
    }

    /** Whether it is still being made. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** The site. */
    public String site() {
        return site;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Who began it. */
    public String author() {
        return author;
    }

    /** When it began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** After how many seconds it ends by itself. */
    public int seconds() {
        return seconds;
    }

    /** Fixes written so far. */
    public long fixes() {
        return recorder.map(FixRecorder::recorded).orElse(0L);
    }

    /** Messages that could not be read so far. */
    public long refused() {
        return recorder.map(FixRecorder::refused).orElse(0L);
    }

    /** Messages that came too fast so far. */
    public long lost() {
        return recorder.map(FixRecorder::lost).orElse(0L);
    }

    /** Bytes on disk so far. */
    public long bytes() {
        return bytes;
    }

    /** Why it failed; empty while it does not. */
    public String fault() {
        return fault;
    }
}
