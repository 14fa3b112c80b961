package org.sitedatum.samples.headset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A bad network on loopback: bytes are late by up to a tenth of a second, and connections are cut. */
final class FaultyProxy implements AutoCloseable {

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private final long mostDelayNanos;
    private volatile boolean refuses;

    FaultyProxy(int target, long mostDelayMillis) throws IOException {
        this.target = target;
        this.mostDelayNanos = mostDelayMillis * 1_000_000;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Cuts every connection in the middle of whatever it does. */
    void cut() {
        open.forEach(FaultyProxy::end);
    }

    /** From now on nobody gets through, or everybody again. */
    void refuse(boolean all) {
        refuses = all;
        cut();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() {
        long seed = 1;
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (refuses) {
                    end(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                SplittableRandom random = new SplittableRandom(seed++);
                SplittableRandom other = random.split();
                start(() -> pump(client, server, random));
                start(() -> pump(server, client, other));
            } catch (IOException closed) {
                // the test closed the door, or the node is away
            }
        }
    }

    private void pump(Socket from, Socket to, SplittableRandom random) {
        byte[] bytes = new byte[4096];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                LockSupport.parkNanos(random.nextLong(mostDelayNanos + 1));
                out.write(bytes, 0, n);
            }
        } catch (IOException cut) {
            // as it should be
        }
        end(from);
        end(to);
        open.remove(from);
        open.remove(to);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // that is what was wanted
        }
    }
}
