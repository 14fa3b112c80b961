package org.sitedatum.samples.headset;

import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sitedatum.headset.transport.Transport;

/** A transport that loses a fifth of the messages that may be lost, and lets all overtake each other by up to 80 ms. */
final class LossyTransport implements Transport, AutoCloseable {

    private final Transport wire;
    private final SplittableRandom random;
    private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor();

    LossyTransport(Transport wire, long seed) {
        this.wire = wire;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Connection open(String url, String token, Listener listener) {
        Connection inner = wire.open(url, token, new Listener() {
            @Override
            public void opened() {
                listener.opened();
            }

            @Override
            public void received(String text) {
                befall(!text.contains("subscribe"), () -> listener.received(text));
            }

            @Override
            public void received(byte[] binary) {
                befall(true, () -> listener.received(binary));
            }

            @Override
            public void closed(int code, String reason) {
                listener.closed(code, reason);
            }
        });
        return new Connection() {
            @Override
            public boolean send(String text) {
                befall(!text.contains("subscribe"), () -> inner.send(text));
                return true;
            }

            @Override
            public boolean send(byte[] binary) {
                befall(true, () -> inner.send(binary));
                return true;
            }

            @Override
            public void close() {
                inner.close();
            }
        };
    }

    @Override
    public void close() {
        late.shutdownNow();
    }

    private synchronized void befall(boolean mayBeLost, Runnable step) {
        if (mayBeLost && random.nextInt(5) == 0) {
            return;
        }
        late.schedule(step, random.nextInt(80), TimeUnit.MILLISECONDS);
    }
}
