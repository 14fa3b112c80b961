package org.sitedatum.mqtt.rosbridge;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.mqtt.session.BackOff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a rosbridge server that comes again by itself. What is sent while there is none is dropped and counted, not kept:
 * an old transform is worse than none. Nothing the server does holds up who sends. Thread-safe.
 */
public final class RosbridgeLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RosbridgeLink.class);
    private static final long IDLE_NANOS = 250_000_000L;
    private static final long JOIN_MILLIS = 2_000;

    private final URI address;
    private final List<String> greeting;
    private final LinkOptions options;
    private final HttpClient client;
    private final DropOldest line;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final Thread thread;
    private volatile String lastFault = "";
    private volatile boolean up;
    private volatile boolean closed;

    private RosbridgeLink(URI address, List<String> greeting, LinkOptions options) {
        this.address = address;
        this.greeting = List.copyOf(greeting);
        this.options = options;
        this.client = HttpClient.newBuilder()
                .connectTimeout(options.connectPatience())
                .build();
        this.line = new DropOldest(options.capacity());
        this.thread = new Thread(this::run, "rosbridge-" + address.getHost());
        thread.setDaemon(true);
    }

    /**
     * Begins to connect, in the background.
     *
     * @param greeting what is said first on every connection
     */
    public static RosbridgeLink open(URI address, List<String> greeting, LinkOptions options) {
        RosbridgeLink link = new RosbridgeLink(address, greeting, options);
        link.thread.start();
        return link;
    }

    /** Sends a message soon, or drops it when there is no connection. */
    public void send(String message) {
        if (up) {
            line.offer(message);
        } else {
            line.countDropped();
        }
    }

    /** Whether it is connected now. */
    public boolean isUp() {
        return up;
    }

    /** What it has done so far. */
    public LinkCounts counts() {
        return new LinkCounts(sent.get(), line.dropped(), connections.get(), lastFault);
    }

    private void run() {
        BackOff backOff = new BackOff(options.firstWait(), options.longestWait(), new SplittableRandom());
        try {
            while (!closed) {
                ServerEar ear = new ServerEar();
                Optional<WebSocket> socket = connect(ear);
                if (socket.isPresent()) {
                    long sentBefore = sent.get();
                    try {
                        talk(socket.get(), ear);
                    } finally {
                        socket.get().abort();
                    }
                    if (sent.get() > sentBefore + greeting.size()) {
                        backOff.reset();
                    }
                }
                if (!closed) {
                    TimeUnit.NANOSECONDS.sleep(backOff.nextNanos());
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<WebSocket> connect(ServerEar ear) throws InterruptedException {
        CompletableFuture<WebSocket> connecting = client.newWebSocketBuilder()
                .connectTimeout(options.connectPatience())
                .buildAsync(address, ear);
        try {
            // the builder's own patience ends with the handshake of TCP
            return Optional.of(connecting.get(options.connectPatience().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException refused) {
            fail("cannot connect: " + reason(refused));
        } catch (TimeoutException silent) {
            connecting.cancel(true);
            connecting.thenAccept(WebSocket::abort);
            fail("cannot connect: no answer");
        }
        return Optional.empty();
    }

    private void talk(WebSocket socket, ServerEar ear) throws InterruptedException {
        try {
            for (String message : greeting) {
                send(socket, message);
            }
            up = true;
            connections.incrementAndGet();
            LOG.info("rosbridge at {} is connected", address);
            long pingedNanos = System.nanoTime();
            while (!closed && ear.ended().isEmpty()) {
                Optional<String> next = line.poll(IDLE_NANOS);
                if (next.isPresent()) {
                    send(socket, next.get());
                }
                long now = System.nanoTime();
                if (now - ear.heardNanos() > options.silence().toNanos()) {
                    throw new TimeoutException("it answers no pings");
                }
                if (now - pingedNanos > options.silence().toNanos() / 4) {
                    pingedNanos = now;
                    await(socket.sendPing(ByteBuffer.allocate(0)));
                }
                if (!ear.complaint().isEmpty()) {
                    lastFault = ear.complaint();
                }
            }
            ear.ended().ifPresent(this::fail);
        } catch (ExecutionException broken) {
            fail(ear.ended().orElseGet(() -> "the connection broke: " + reason(broken)));
        } catch (TimeoutException unread) {
            fail("given up: " + unread.getMessage());
        } finally {
            up = false;
            line.clear();
        }
    }

    private void send(WebSocket socket, String message)
            throws InterruptedException, ExecutionException, TimeoutException {
        await(socket.sendText(message, true));
        sent.incrementAndGet();
    }

    private void await(CompletableFuture<WebSocket> sending)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            sending.get(options.sendPatience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException unread) {
            throw (TimeoutException) new TimeoutException("it does not read").initCause(unread);
        }
    }

    private void fail(String why) {
        if (!why.equals(lastFault)) {
            LOG.warn("rosbridge at {}: {}", address, why);
        }
        lastFault = why;
    }

    private static String reason(ExecutionException failed) {
        return Quote.of(String.valueOf(failed.getCause()));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
