package org.sitedatum.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Passes bytes on to a loopback port until told to swallow them: a network that went silent without closing anything. */
final class HoleProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean swallowing;
    private volatile Optional<String> heldBack = Optional.empty();

    HoleProxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::acceptAll);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on nothing gets through, also on connections made later. */
    void swallow() {
        swallowing = true;
    }

    /** New connections get through again; the swallowed ones stay dead. */
    void heal() {
        swallowing = false;
    }

    /** What begins with a packet that names this gets through only after {@link #release}. */
    void holdBack(String clientId) {
        heldBack = Optional.of(clientId);
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                daemon(() -> pass(client, server));
                daemon(() -> pass(server, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        boolean dead = false;
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String read = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                if (heldBack.filter(read::contains).isPresent()) {
                    released.await();
                }
                dead |= swallowing;
                if (!dead) {
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException | InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable run) {
        Thread thread = new Thread(run, "hole-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
