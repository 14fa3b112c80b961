package org.sitedatum.mqtt.session;

import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one Paho client connected: a new client for each attempt, so that no half-dead one is reused, and every step on one
 * thread of its own, so that nothing blocks or calls back into Paho from Paho's threads.
 */
final class BrokerLink {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);

    /** Paho's own log repeats what is logged here; held, because the JDK forgets loggers nobody holds. */
    private static final java.util.logging.Logger PAHO_LOG =
            java.util.logging.Logger.getLogger("org.eclipse.paho.mqttv5.client");

    static {
        PAHO_LOG.setLevel(Level.OFF);
    }

    /** MQTT 5, 3.14.2.1: another client connected with this client id. */
    private static final int SESSION_TAKEN_OVER = 0x8E;

    private static final int CLOSE_SECONDS = 3;

    private final ConnectionOptions options;
    private final LinkUser user;
    private final int window;
    private final BackOff backOff;
    private final ScheduledExecutorService life;
    private final GuardedInput incoming;

    // owned by the life thread
    private Optional<MqttAsyncClient> current = Optional.empty();
    private Optional<HeldNetwork> held = Optional.empty();
    private boolean up;
    private boolean ended;
    private String lastProblem = "";

    /**
     * Not yet connecting.
     *
     * @param window live bytes that may be on their way to the broker
     */
    BrokerLink(ConnectionOptions options, LinkUser user, int window) {
        this.options = options;
        this.user = user;
        this.window = window;
        this.incoming = new GuardedInput(options.clientId(), user);
        this.backOff = new BackOff(options.backOffFirst(), options.backOffCap(), new SplittableRandom());
        this.life = new ScheduledThreadPoolExecutor(1, run -> {
            Thread thread = new Thread(run, "mqtt-" + options.clientId());
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        onLife(this::connect);
    }

    /** Makes everything ready for the first connection but opens it with {@link #letGo} only. */
    void prepare() {
        onLife(() -> {
            held = Optional.of(new HeldNetwork());
            connect();
        });
    }

    /** Opens the connection that was prepared. */
    void letGo() {
        onLife(() -> {
            Optional<HeldNetwork> prepared = held;
            held = Optional.empty();
            prepared.ifPresent(HeldNetwork::letGo);
            current.ifPresent(this::limitPatience);
        });
    }

    /** Gives the connection up and tries anew; for a user that could not set it up. */
    void restart(MqttAsyncClient client, String problem) {
        onLife(() -> lose(client, problem));
    }

    /** Ends as if the broker had said that another client took the client id. */
    void standDown() {
        onLife(this::yieldToOther);
    }

    /** Ends without a word, so that the broker says the will. */
    void abandon() {
        onLife(() -> {
            ended = true;
            discard(false);
        });
    }

    /** Disconnects politely and ends; waits a few seconds at most. */
    void close() {
        try {
            life.submit(this::end).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.debug("{}: closing: {}", options.clientId(), e.toString());
        }
        life.shutdownNow();
    }

    /** Does a step on this link's thread, unless that client has ceased to be its connection. */
    void whileUp(MqttAsyncClient client, Runnable step) {
        onLife(() -> {
            if (up && isCurrent(client)) {
                step.run();
            }
        });
    }

    private void onLife(Runnable step) {
        try {
            life.execute(() -> runSafely(step));
        } catch (RejectedExecutionException closed) {
            LOG.trace("{} is closed", options.clientId());
        }
    }

    private void runSafely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("{}: unexpected", options.clientId(), e);
        }
    }

    private void connect() {
        if (ended) {
            return;
        }
        try {
            MqttAsyncClient client =
                    new MqttAsyncClient(PahoOptions.uri(options.broker()), options.clientId(), new MemoryPersistence());
            current = Optional.of(client);
            client.setCallback(new LinkCallback(client));
            ExpressLane lane = new ExpressLane(incoming, window, user::onRoom, user::mayPublish);
            client.connect(PahoOptions.of(options, lane, held), null, new ConnectOutcome(client, lane));
            if (held.isEmpty()) {
                limitPatience(client);
            }
        } catch (MqttException | IOException | IllegalArgumentException e) {
            retry(String.valueOf(e.getMessage()));
        }
    }

    private void limitPatience(MqttAsyncClient client) {
        long patience = options.connectTimeout().toMillis() + 1000;
        life.schedule(() -> runSafely(() -> giveUpUnlessUp(client)), patience, TimeUnit.MILLISECONDS);
    }

    private void giveUpUnlessUp(MqttAsyncClient client) {
        if (isCurrent(client) && !up) {
            lose(client, "no answer in time");
        }
    }

    private void succeed(MqttAsyncClient client, ExpressLane lane) {
        if (!isCurrent(client) || up || ended) {
            return;
        }
        up = true;
        lastProblem = "";
        backOff.reset();
        LOG.info("{} connected to {}", options.clientId(), options.broker());
        user.onUp(client, lane.output());
    }

    private void lose(MqttAsyncClient client, String problem) {
        if (!isCurrent(client)) {
            return;
        }
        discard(false);
        retry(problem);
    }

    private void retry(String problem) {
        if (ended) {
            return;
        }
        if (!problem.equals(lastProblem)) {
            LOG.warn("{}: no connection to {}: {}; trying on", options.clientId(), options.broker(), problem);
            lastProblem = problem;
        }
        life.schedule(() -> runSafely(this::connect), backOff.nextNanos(), TimeUnit.NANOSECONDS);
    }

    private void yieldToOther() {
        if (ended) {
            return;
        }
        LOG.warn("{}: another client took this client id on {}; standing down", options.clientId(), options.broker());
        ended = true;
        discard(true);
        user.onTakenOver();
    }

    private void end() {
        ended = true;
        current.ifPresent(Farewell::say);
        discard(false);
    }

    /** Lets go of the client, if there is one, and tells the user when it was up; politely means without the will. */
    private void discard(boolean politely) {
        if (current.isEmpty()) {
            return;
        }
        MqttAsyncClient old = current.get();
        boolean wasUp = up;
        current = Optional.empty();
        up = false;
        if (wasUp) {
            user.onDown();
        }
        Farewell.drop(old, politely);
    }

    private boolean isCurrent(MqttAsyncClient client) {
        return current.isPresent() && current.get() == client;
    }

    private final class ConnectOutcome implements MqttActionListener {
        private final MqttAsyncClient client;
        private final ExpressLane lane;

        private ConnectOutcome(MqttAsyncClient client, ExpressLane lane) {
            this.client = client;
            this.lane = lane;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            onLife(() -> succeed(client, lane));
        }

        @Override
        public void onFailure(IMqttToken token, Throwable problem) {
            onLife(() -> lose(client, Farewell.reason(problem)));
        }
    }

    private final class LinkCallback extends QuietCallback {
        private final MqttAsyncClient client;

        private LinkCallback(MqttAsyncClient client) {
            this.client = client;
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            if (response.getReturnCode() == SESSION_TAKEN_OVER) {
                onLife(() -> {
                    if (isCurrent(client)) {
                        yieldToOther();
                    }
                });
            } else {
                MqttException cause = response.getException();
                String problem =
                        cause == null ? "disconnected, reason " + response.getReturnCode() : Farewell.reason(cause);
                onLife(() -> lose(client, problem));
            }
        }

        @Override
        void onMessage(String topic, byte[] payload) {
            incoming.onMessage(topic, payload);
            incoming.onPause(false);
        }
    }
}
