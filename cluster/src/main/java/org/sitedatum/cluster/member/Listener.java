package org.sitedatum.cluster.member;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the other members' connections. One that does not prove itself is told why and closed; at most {@value
 * #MOST_STRANGERS} may be trying at once, the oldest gives way, so that strangers cannot keep members out.
 */
final class Listener implements AutoCloseable {

    static final int MOST_STRANGERS = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final long ALIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(Dialler.ALIVE_MILLIS);

    private final MemberOptions options;
    private final Set<String> others;
    private final MemberListener listener;
    private final ServerSocket server;
    private final ArrayDeque<Socket> strangers = new ArrayDeque<>();
    private final Map<String, Socket> members = new LinkedHashMap<>();

    Listener(MemberOptions options, Set<String> others, MemberListener listener, NameService names) throws IOException {
        this.options = options;
        this.others = Set.copyOf(others);
        this.listener = listener;
        this.server = listenOn(options.own(), names);
        Thread accepting = new Thread(this::accept, "member-accept");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** On the first of the host's addresses that is this machine's own and free. */
    private static ServerSocket listenOn(MemberAddress own, NameService names) throws IOException {
        IOException last = new IOException("the name leads nowhere");
        try {
            for (InetAddress address : names.addressesOf(own.host())) {
                ServerSocket candidate = new ServerSocket();
                try {
                    candidate.setReuseAddress(true);
                    candidate.bind(new InetSocketAddress(address, own.port()));
                    return candidate;
                } catch (IOException notHere) {
                    candidate.close();
                    last = notHere;
                }
            }
        } catch (UnknownHostException unknown) {
            last = unknown;
        }
        throw new IOException("cannot listen for members on " + own + ": " + last.getMessage(), last);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket stranger = server.accept();
                letTry(stranger);
                Thread reading = new Thread(() -> serve(stranger), "member-in");
                reading.setDaemon(true);
                reading.start();
            } catch (IOException e) {
                LOG.debug("accepting: {}", e.getMessage());
            }
        }
    }

    private synchronized void letTry(Socket stranger) {
        if (strangers.size() == MOST_STRANGERS) {
            quietly(strangers.removeFirst());
        }
        strangers.addLast(stranger);
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Dialler.SILENCE_MILLIS);
            Handshake.Connection connection = new Handshake(options.secret()).accept(socket, options.self(), others);
            know(connection.other(), socket);
            hear(connection);
        } catch (IOException lost) {
            LOG.debug("connection from {}: {}", socket.getRemoteSocketAddress(), lost.getMessage());
        } finally {
            forget(socket);
        }
    }

    private void hear(Handshake.Connection connection) throws IOException {
        long answeredNanos = System.nanoTime() - ALIVE_NANOS;
        while (true) {
            Frame frame = connection.in().read();
            if (System.nanoTime() - answeredNanos >= ALIVE_NANOS) {
                answeredNanos = System.nanoTime();
                connection.out().write(Frame.signOfLife());
                connection.out().flush();
            }
            if (frame.channel() != Frame.ALIVE) {
                tell(connection.other(), frame);
            }
        }
    }

    private void tell(String from, Frame frame) {
        try {
            listener.onFrame(from, frame.channel(), frame.payload());
        } catch (RuntimeException e) {
            LOG.error("handling a frame of member {} failed", from, e);
        }
    }

    /** A member has one connection: an older one is closed. */
    private synchronized void know(String member, Socket socket) {
        strangers.remove(socket);
        Socket before = members.put(member, socket);
        if (before != null) {
            quietly(before);
        }
    }

    private synchronized void forget(Socket socket) {
        strangers.remove(socket);
        members.values().remove(socket);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.trace("closing: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.trace("closing: {}", e.getMessage());
        }
        strangers.forEach(Listener::quietly);
        members.values().forEach(Listener::quietly);
    }
}
