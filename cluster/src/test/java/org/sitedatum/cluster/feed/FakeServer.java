package org.sitedatum.cluster.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor's TCP server on loopback that does what a test wants: nothing by itself. */
final class FakeServer implements AutoCloseable {
    private final ServerSocket server;
    private final LinkedBlockingQueue<Socket> clients = new LinkedBlockingQueue<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    FakeServer() {
        this(0);
    }

    FakeServer(int port) {
        try {
            server = new ServerSocket(port, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                accepted.incrementAndGet();
                clients.add(client);
                daemon(() -> read(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void read(Socket client) {
        try {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            lines.lines().forEach(heard::add);
        } catch (IOException | UncheckedIOException gone) {
            return;
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** What clients have said, line by line. */
    List<String> heard() {
        return heard;
    }

    int accepted() {
        return accepted.get();
    }

    /** The next client that connects. */
    Client next() {
        try {
            Socket client = clients.poll(20, TimeUnit.SECONDS);
            if (client == null) {
                throw new AssertionError("nobody connected");
            }
            return new Client(client);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's end of a connection. */
    record Client(Socket socket) {

        void send(String text) {
            send(text.getBytes(StandardCharsets.US_ASCII));
        }

        void send(byte[] bytes) {
            try {
                socket.setTcpNoDelay(true);
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void drop() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
