package org.sitedatum.benchmarks.latency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.sitedatum.benchmarks.workload.ClosedPath;
import org.sitedatum.benchmarks.workload.HallSite;

/**
 * Position fixes at a fixed rate whatever comes back, and the poses (or relayed fixes) that do: each carries the stamp of
 * its fix, which is the instant the fix was to be sent.
 */
final class LatencyRun {

    /**
     * What was seen.
     *
     * @param latency us, of those that came back
     * @param sent fixes in the measured window
     * @param lost of them, how many did not come back within two seconds
     * @param cpuMicros CPU time of the service per fix
     */
    record Outcome(Histogram latency, long sent, long lost, double cpuMicros) {}

    private static final long HIGHEST_MICROS = 60_000_000L;
    private static final long GRACE_NANOS = 2_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int SOURCES = 4;
    private static final double EPOCH_SECONDS = 0.1;
    private static final byte[] STAMP = "\"stamp\":".getBytes(StandardCharsets.US_ASCII);

    private final Service service;
    private final int rate;
    private final int bodies;
    private final int firstBody;
    private final int perMessage;
    private final ClosedPath path = new ClosedPath(1);
    /** Epoch microseconds at {@link System#nanoTime} zero. */
    private final double zeroMicros;

    private final Histogram latency = new Histogram(HIGHEST_MICROS, 3);
    private final AtomicLong received = new AtomicLong();
    private volatile boolean[] answered = new boolean[0];
    private volatile long fromMicros = Long.MAX_VALUE;

    /**
     * A run of its own bodies, so that none jumps to where an earlier run left it and is refused for that.
     *
     * @param rate fixes per second
     * @param firstBody of {@code bodies} that take turns
     * @param perMessage fixes in one message, which is sent when the last of them is due
     */
    LatencyRun(Service service, int rate, int firstBody, int bodies, int perMessage) {
        this.service = service;
        this.rate = rate;
        this.firstBody = firstBody;
        this.bodies = bodies;
        this.perMessage = perMessage;
        Instant now = Instant.now();
        zeroMicros = now.getEpochSecond() * 1e6 + now.getNano() * 1e-3 - System.nanoTime() * 1e-3;
    }

    /** Warms up, then measures, both in seconds. */
    Outcome run(int warmSeconds, int seconds) throws IOException, InterruptedException {
        try (RawMqtt out = RawMqtt.connect("127.0.0.1", service.port(), "bench-fixes");
                RawMqtt in = RawMqtt.connect("127.0.0.1", service.port(), "bench-poses")) {
            in.subscribe("sitedatum/hall/pose/+");
            Thread receiver = new Thread(() -> receive(in), "bench-receiver");
            receiver.setDaemon(true);
            receiver.start();
            send(out, 0, (long) warmSeconds * rate);
            double cpuBefore = service.cpuSeconds();
            long sent = (long) seconds * rate;
            send(out, (long) warmSeconds * rate, sent);
            awaitAll(sent);
            double cpu = service.cpuSeconds() - cpuBefore;
            in.close();
            receiver.join();
            return new Outcome(latency, sent, sent - received.get(), 1e6 * cpu / sent);
        }
    }

    private void send(RawMqtt out, long first, long count) throws IOException {
        long start = System.nanoTime() + NANOS_PER_SECOND / 20;
        long next = 0;
        if (first > 0) {
            answered = new boolean[(int) count];
            fromMicros = epochMicros(start);
        }
        while (next < count) {
            long due = start + (next + perMessage - 1) * NANOS_PER_SECOND / rate;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                out.flush();
                LockSupport.parkNanos(wait);
                continue;
            }
            String source = "sitedatum/hall/fix/uwb-" + next / perMessage % SOURCES;
            out.publish(source, message(start, first, next).getBytes(StandardCharsets.US_ASCII));
            next += perMessage;
        }
        out.flush();
    }

    private long epochMicros(long nanoTime) {
        return Math.round(zeroMicros + nanoTime * 1e-3);
    }

    private String message(long start, long first, long next) {
        if (perMessage == 1) {
            return fix(start, first, next);
        }
        StringBuilder array = new StringBuilder(perMessage * 200).append('[');
        for (int i = 0; i < perMessage; i++) {
            array.append(i == 0 ? "" : ",").append(fix(start, first, next + i));
        }
        return array.append(']').toString();
    }

    /** Its stamp is the instant it would be due alone, which tells it from the others. */
    private String fix(long start, long first, long next) {
        long stampMicros = epochMicros(start + next * NANOS_PER_SECOND / rate);
        int body = firstBody + (int) (next % bodies);
        double seconds = (double) (first + next) / rate;
        int epoch = (int) (seconds / EPOCH_SECONDS);
        return "{\"kind\":\"position\",\"stamp\":" + stampMicros + ",\"trackable\":\"" + HallSite.id(body)
                + "\",\"position\":[" + rounded(path.x(body, epoch)) + ',' + rounded(path.y(body, epoch)) + ','
                + rounded(path.z(body, epoch)) + "],\"covariance\":[0.09,0,0,0.09,0,0.09],\"seq\":" + epoch
                + ",\"properties\":{\"quality\":\"good\"}}";
    }

    private static double rounded(double metres) {
        return Math.rint(metres * 1e4) / 1e4;
    }

    private void receive(RawMqtt in) {
        Optional<byte[]> payload = in.receive();
        while (payload.isPresent()) {
            long now = epochMicros(System.nanoTime());
            long stamp = stampOf(payload.get());
            if (isFirstAnswer(stamp)) {
                latency.recordValue(Math.max(0, Math.min(HIGHEST_MICROS, now - stamp)));
                received.incrementAndGet();
            }
            payload = in.receive();
        }
    }

    /** True for the stamp of a measured fix met for the first time; the node also tells of bodies that fall silent. */
    private boolean isFirstAnswer(long stamp) {
        long since = stamp - fromMicros;
        int index = (int) Math.round(since * 1e-6 * rate);
        if (since < 0 || index >= answered.length || Math.abs(since - index * 1e6 / rate) > 1 || answered[index]) {
            return false;
        }
        answered[index] = true;
        return true;
    }

    private void awaitAll(long sent) {
        long end = System.nanoTime() + GRACE_NANOS;
        while (received.get() < sent && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000L);
        }
    }

    private static long stampOf(byte[] payload) {
        for (int i = 0; i + STAMP.length < payload.length; i++) {
            int k = 0;
            while (k < STAMP.length && payload[i + k] == STAMP[k]) {
                k++;
            }
            if (k == STAMP.length) {
                long stamp = 0;
                for (int d = i + k; payload[d] >= '0' && payload[d] <= '9'; d++) {
                    stamp = 10 * stamp + payload[d] - '0';
                }
                return stamp;
            }
        }
        return -1;
    }
}
