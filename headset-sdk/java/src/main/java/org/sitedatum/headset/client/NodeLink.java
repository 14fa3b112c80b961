package org.sitedatum.headset.client;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sitedatum.headset.json.JsonObject;
import org.sitedatum.headset.transport.Transport;

/**
 * The connection to the node: opened, kept alive by pings, opened anew after growing pauses, and left alone where the node refuses.
 * The worker's.
 */
final class NodeLink implements NodeVoice.Door {

    /** What is said on it, and what hears of it; on the worker. */
    interface Talk {

        /** It is open: what is wanted is asked for. */
        void begin();

        /** At a time on the headset's clock, ns. */
        void heard(String text, long at);

        void heard(byte[] binary);

        /** A ping goes out; {@code isSettled} when they have become rare. */
        void pinged(boolean isSettled);

        /** It broke: what was asked will not be answered. */
        void broke();

        /** It is so from now on, because of what the detail says. */
        void became(ClientState state, String detail);
    }

    private static final long QUICK_PING_MILLIS = 100;
    private static final long PING_MILLIS = 2_000;
    private static final int QUICK_PINGS = 8;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Close code of a connection whose token has run out or was taken away. */
    private static final int TOKEN_OVER = 4401;

    private final ClientOptions options;
    private final Transport transport;
    private final ScheduledExecutorService worker;
    private final Talk talk;
    private final Pings pings;
    private final BackOff backOff;

    private Optional<Transport.Connection> connection = Optional.empty();
    private long attempt;
    private int pinged;
    private boolean isResting;
    private boolean hasJoined;
    private ClientState state = ClientState.WAITING;

    NodeLink(ClientOptions options, Transport transport, ScheduledExecutorService worker, Pings pings, Talk talk) {
        this.options = options;
        this.transport = transport;
        this.worker = worker;
        this.pings = pings;
        this.talk = talk;
        this.backOff = new BackOff(options.trackable().hashCode());
    }

    Optional<Transport.Connection> connection() {
        return connection;
    }

    boolean send(String text) {
        return connection.isPresent() && connection.get().send(text);
    }

    /** Opens it. */
    void attempt() {
        if (isResting || state == ClientState.CLOSED) {
            return;
        }
        drop();
        long mine = ++attempt;
        become(ClientState.CONNECTING, options.url());
        try {
            connection =
                    Optional.of(transport.open(options.url(), options.token().get(), ears(mine)));
        } catch (RuntimeException cannotTry) {
            onClosed(0, "cannot connect: " + cannotTry.getMessage());
        }
    }

    /** Connects again at once, when it rests. */
    void resume() {
        if (isResting) {
            isResting = false;
            backOff.reset();
            attempt();
        }
    }

    /** Disconnects for good. */
    void close() {
        drop();
        become(ClientState.CLOSED, "closed by the application");
    }

    @Override
    public void joined() {
        hasJoined = true;
        backOff.reset();
        become(ClientState.CONNECTED, "joined site " + options.site());
    }

    @Override
    public void refused(JsonObject problem) {
        if (state != ClientState.CONNECTED) {
            notJoined(problem);
        }
    }

    private Transport.Listener ears(long mine) {
        return new Transport.Listener() {
            @Override
            public void opened() {
                onWorker(mine, NodeLink.this::onOpen);
            }

            @Override
            public void received(String text) {
                long at = options.clock().getAsLong();
                onWorker(mine, () -> talk.heard(text, at));
            }

            @Override
            public void received(byte[] binary) {
                onWorker(mine, () -> talk.heard(binary));
            }

            @Override
            public void closed(int code, String reason) {
                onWorker(mine, () -> onClosed(code, reason));
            }
        };
    }

    /** After close nothing is done any more. */
    private void onWorker(long which, Runnable step) {
        try {
            worker.execute(() -> onlyFor(which, step));
        } catch (RejectedExecutionException closed) {
            return;
        }
    }

    /** What an earlier connection still says is not listened to. */
    private void onlyFor(long which, Runnable step) {
        if (which == attempt && !isResting) {
            step.run();
        }
    }

    private void onOpen() {
        pinged = 0;
        pings.clear();
        talk.begin();
        ping(attempt);
    }

    private void ping(long which) {
        if (which != attempt || !connection.isPresent()) {
            return;
        }
        pinged++;
        talk.pinged(pinged > QUICK_PINGS);
        long micros = options.clock().getAsLong() / 1_000;
        pings.asked(micros);
        send(Messages.ping(micros));
        long pause = pinged < QUICK_PINGS ? QUICK_PING_MILLIS : PING_MILLIS;
        worker.schedule(() -> ping(which), pause, TimeUnit.MILLISECONDS);
    }

    /** Only what may heal is tried again: a node that is not ready yet, or has too much to do. */
    private void notJoined(JsonObject problem) {
        long status = problem.integer("status", 0);
        String why = problem.text("detail", "the node does not say why");
        boolean isFinal = status >= 400 && status < 500 && status != TOO_MANY_REQUESTS;
        if (isFinal) {
            rest(
                    ClientState.REFUSED,
                    "the node refuses to let " + options.trackable() + " join site " + options.site() + ": " + why
                            + "; not tried again until resume()");
        } else {
            drop();
            retry(ClientState.WAITING, "the node is not ready for site " + options.site() + " (" + why + ")");
        }
    }

    private void onClosed(int code, String reason) {
        connection = Optional.empty();
        talk.broke();
        attempt++;
        if (code == TOKEN_OVER) {
            retry(ClientState.UNAUTHORIZED, "the token ran out or was taken away; asking for a fresh one");
        } else if (code == UNAUTHORIZED || code == FORBIDDEN) {
            retry(ClientState.UNAUTHORIZED, "the node refused the token (" + code + "); asking for another");
        } else if (hasJoined) {
            retry(ClientState.WAITING, "connection lost (" + code + " " + reason + ")");
        } else {
            retry(
                    ClientState.WAITING,
                    "no connection (" + code + " " + reason
                            + "): check the address, its certificate, and whether the node runs");
        }
    }

    private void retry(ClientState meanwhile, String why) {
        long pause = backOff.nextMillis();
        become(meanwhile, why + "; trying again in " + pause + " ms");
        long which = attempt;
        worker.schedule(() -> onlyFor(which, this::attempt), pause, TimeUnit.MILLISECONDS);
    }

    /** Disconnects until it is told to {@link #resume}. */
    void rest(ClientState meanwhile, String why) {
        isResting = true;
        drop();
        become(meanwhile, why);
    }

    private void drop() {
        connection.ifPresent(Transport.Connection::close);
        connection = Optional.empty();
        talk.broke();
        attempt++;
    }

    private void become(ClientState next, String detail) {
        if (state != next || next == ClientState.WAITING) {
            state = next;
            talk.became(next, detail);
        }
    }
}
