package org.sitedatum.cluster.member;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A stretch of network between two members on loopback that can be cut: nothing passes then and nobody is told. */
public final class CuttableRelay implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile int target;
    private volatile boolean cut;

    public CuttableRelay() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where to dial. */
    public int port() {
        return server.getLocalPort();
    }

    /** Where it leads. */
    public void leadTo(int port) {
        target = port;
    }

    public void cut() {
        cut = true;
    }

    public void heal() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket from = server.accept();
                sockets.add(from);
                if (!cut) {
                    Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(to);
                    start(() -> pump(from, to));
                    start(() -> pump(to, from));
                }
            } catch (IOException closedOrRefused) {
                continue;
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[4096];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (!cut) {
                    to.getOutputStream().write(bytes, 0, length);
                }
            }
        } catch (IOException gone) {
            // both sockets are closed by now: each end notices
            return;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
