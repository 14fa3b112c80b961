package org.sitedatum.mqtt.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a connection attempt back on the doorstep: Paho believes the socket is open, has its threads running and wants to
 * write CONNECT, which waits here until {@link #letGo} opens the socket. Paho starts each of three threads with a wait of
 * 100 ms, more time than the successor of a dead owner has. Thread-safe.
 */
final class HeldNetwork {
    private static final Logger LOG = LoggerFactory.getLogger(HeldNetwork.class);

    private final CountDownLatch over = new CountDownLatch(1);
    private Optional<NetworkModule> network = Optional.empty();
    private boolean gone;

    /** As long as it could not be opened: its end. */
    private volatile InputStream in = InputStream.nullInputStream();

    private volatile OutputStream out = OutputStream.nullOutputStream();

    /** Paho would open its network now. */
    synchronized void attach(NetworkModule held) {
        network = Optional.of(held);
        if (gone) {
            open(held);
        }
    }

    /** Opens the network, now or as soon as there is one; waits for the socket's connection. */
    synchronized void letGo() {
        gone = true;
        network.ifPresent(this::open);
    }

    /** Gives the attempt up: Paho finds the connection ended. */
    void abandon() {
        over.countDown();
    }

    private void open(NetworkModule held) {
        try {
            held.start();
            in = held.getInputStream();
            out = held.getOutputStream();
        } catch (IOException | MqttException e) {
            LOG.debug("a prepared connection could not be opened: {}", e.getMessage());
        } finally {
            over.countDown();
        }
    }

    private void await() throws InterruptedIOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while held");
        }
    }

    InputStream input() {
        return new HeldInput();
    }

    OutputStream output() {
        return new HeldOutput();
    }

    private final class HeldInput extends InputStream {
        @Override
        public int read() throws IOException {
            await();
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            await();
            return in.read(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            abandon();
            in.close();
        }
    }

    private final class HeldOutput extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            await();
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            await();
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            abandon();
            out.close();
        }
    }
}
