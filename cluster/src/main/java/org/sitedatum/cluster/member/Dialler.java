package org.sitedatum.cluster.member;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the connection that carries what this member says to one other. A connection without signs of life from the other
 * end is given up after {@value #SILENCE_MILLIS} ms, so that a network that comes back is used within a second and does not
 * wait for TCP's own, far longer, repetitions.
 */
final class Dialler implements AutoCloseable {

    static final int SILENCE_MILLIS = 1_000;
    /** After so long without another frame a sign of life is sent. */
    static final int ALIVE_MILLIS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Dialler.class);

    /** Some seconds of lease messages. */
    private static final int CAPACITY = 256;

    private static final long FIRST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 500;

    private final MemberOptions options;
    private final MemberAddress other;
    private final NameService names;
    private final Handshake handshake;
    private final Outbox outbox = new Outbox(CAPACITY);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile Socket socket = new Socket();
    private volatile boolean up;
    private long waitMillis = FIRST_WAIT_MILLIS;
    private String problem = "";

    Dialler(MemberOptions options, MemberAddress other, NameService names) {
        this.options = options;
        this.other = other;
        this.names = names;
        this.handshake = new Handshake(options.secret());
        this.thread = new Thread(this::run, "member-to-" + other.id());
        this.thread.setDaemon(true);
        thread.start();
    }

    void send(Frame frame) {
        if (up) {
            outbox.offer(frame);
        }
    }

    /** Sends what must not crowd out anything else. */
    void sendIfRoomy(Frame frame) {
        if (up) {
            outbox.offerIfRoomy(frame);
        }
    }

    boolean isUp() {
        return up;
    }

    /** Why there is no connection; empty when there is one. */
    synchronized String problem() {
        return problem;
    }

    private void run() {
        try {
            do {
                tryEveryAddress();
            } while (!closed.await(nextWaitMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long nextWaitMillis() {
        long wait = waitMillis;
        waitMillis = Math.min(LONGEST_WAIT_MILLIS, 2 * waitMillis);
        return wait;
    }

    /** Behind a name there may be several members: whoever is not the one that is meant says so. */
    private void tryEveryAddress() throws InterruptedException {
        try {
            String last = "";
            for (InetAddress address : names.addressesOf(other.host())) {
                if (closed.getCount() > 0) {
                    last = connectAndSend(address);
                }
            }
            said(last);
        } catch (UnknownHostException unknown) {
            said("the name " + other.host() + " leads nowhere");
        }
    }

    /** Sends until the connection is lost; why it was. */
    private String connectAndSend(InetAddress address) throws InterruptedException {
        try (Socket connecting = new Socket()) {
            socket = connecting;
            connecting.setTcpNoDelay(true);
            connecting.connect(new InetSocketAddress(address, other.port()), SILENCE_MILLIS);
            connecting.setSoTimeout(SILENCE_MILLIS);
            Handshake.Connection connection = handshake.dial(connecting, options.self(), other.id());
            said("");
            waitMillis = FIRST_WAIT_MILLIS;
            up = true;
            Thread listening = new Thread(() -> awaitSilence(connecting, connection.in()), "member-of-" + other.id());
            listening.setDaemon(true);
            listening.start();
            sendWhileOpen(connecting, connection.out());
            return "closed";
        } catch (IOException lost) {
            return String.valueOf(lost.getMessage());
        } finally {
            up = false;
            outbox.clear();
        }
    }

    private void sendWhileOpen(Socket open, FrameOutput out) throws IOException, InterruptedException {
        while (!open.isClosed() && closed.getCount() > 0) {
            Optional<Frame> next = outbox.poll(ALIVE_MILLIS);
            out.write(next.orElse(Frame.signOfLife()));
            if (outbox.isEmpty()) {
                out.flush();
            }
        }
    }

    /** Reads signs of life until there are none, then closes, which also ends a write that hangs. */
    private void awaitSilence(Socket open, FrameInput in) {
        try (open) {
            while (!open.isClosed()) {
                in.read();
            }
        } catch (IOException silent) {
            LOG.debug("connection to member {}: {}", other.id(), silent.getMessage());
        }
    }

    private synchronized void said(String newProblem) {
        if (closed.getCount() > 0 && !newProblem.equals(problem)) {
            if (newProblem.isEmpty()) {
                LOG.info("connected to member {}", other);
            } else {
                LOG.warn("no connection to member {}: {}; trying on", other, newProblem);
            }
        }
        problem = newProblem;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            LOG.trace("closing: {}", e.getMessage());
        }
        thread.interrupt();
    }
}
