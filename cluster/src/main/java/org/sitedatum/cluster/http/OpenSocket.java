package org.sitedatum.cluster.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One open WebSocket as its session uses it: takes messages at a bounded rate, sees to it that the client is still there and
 * still proves who it is, and says nothing to one that has gone. On its event loop, except where another thread is allowed.
 */
public final class OpenSocket {

    /** Close code: the client is too slow. */
    public static final short TRY_LATER = 1013;

    /** Close code: the client does what it may not. */
    public static final short BROKE_RULES = 1008;

    /** Close code: one of the two is not there any more. */
    public static final short GONE = 1001;

    /** Close code: the token has run out or was taken away. HTTP's 401 in the range that is left to applications. */
    public static final short TOKEN_OVER = 4401;

    /** Characters or bytes that may be on their way to the network before the session waits itself. */
    private static final int MOST_UNSENT = 256 * 1024;

    private static final long PULSE_MILLIS = 1_000;
    private static final int PING_EVERY = 10;
    private static final int ADMIT_EVERY = 3;
    private static final long NO_TIMER = -1;

    private final ServerWebSocket socket;
    private final Vertx vertx;
    private final Context context;
    private final int mostMessagesASecond;
    private final Duration silence;
    private Supplier<Future<Boolean>> mayStill = () -> Future.succeededFuture(true);
    private long heardNanos = System.nanoTime();
    private int messages;
    private long pulses;
    /** Taken by the socket and not by the network: {@code writeQueueFull} may stay false for a client that does not read. */
    private final AtomicLong unsent = new AtomicLong();

    private Duration unread = Duration.ofNanos(Long.MAX_VALUE);
    /** When there was last room to write. */
    private volatile long flowedNanos = System.nanoTime();

    private Runnable onRoom = () -> {};
    private Runnable onTooSlow = () -> {};
    private Runnable breakOff = () -> {};
    private Duration farewell = Duration.ZERO;
    private long farewellTimer = NO_TIMER;
    private volatile boolean holdsBack;
    private volatile boolean isHeldBack;
    private volatile boolean over;
    private volatile boolean cutOff;

    /** What is talked about. */
    public interface Session {

        /** The client says something. */
        void hear(String text);

        /** The client says something in a binary form; false when there is none here. */
        default boolean hear(Buffer binary) {
            return false;
        }

        /** There is room to write again. */
        void flush();

        /** A second has passed; the first is 1. */
        void pulse(long second);

        /** The client is told to go because it is too slow. */
        default void tooSlow() {}

        /** It is over, whoever ended it. */
        void leave();
    }

    /**
     * On the event loop of the socket.
     *
     * @param mostMessagesASecond a client that sends more is cut off
     * @param silence a client that has not even answered a ping for so long has gone
     */
    public OpenSocket(ServerWebSocket socket, Vertx vertx, int mostMessagesASecond, Duration silence) {
        this.socket = socket;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.mostMessagesASecond = mostMessagesASecond;
        this.silence = silence;
    }

    /** Has it end when the client's proof does not hold any more; asked again and again, see {@link Call#mayStill}. */
    public OpenSocket whileAllowed(Supplier<Future<Boolean>> question) {
        mayStill = question;
        return this;
    }

    /**
     * Has the connection of a client that does not even read that it shall go broken off some time after. Vert.x waits for an
     * answer only once its close frame has gone out, which behind what nobody reads it never does.
     *
     * @param how see {@link Call#breakOff}
     */
    public OpenSocket brokenOff(Runnable how, Duration after) {
        breakOff = how;
        farewell = after;
        return this;
    }

    /** Has a client told to go that reads nothing for so long, though there is something to read. */
    public OpenSocket atMostUnread(Duration howLong) {
        unread = howLong;
        return this;
    }

    /** Has it hear nothing of a client that does not read: what it asks would be answered too. */
    public OpenSocket holdingBack() {
        holdsBack = true;
        return this;
    }

    /** Begins to listen. */
    public void open(Session session) {
        long pulse = vertx.setPeriodic(PULSE_MILLIS, tick -> pulse(session));
        onRoom = session::flush;
        onTooSlow = session::tooSlow;
        socket.closeHandler(closed -> {
            over = true;
            vertx.cancelTimer(pulse);
            vertx.cancelTimer(farewellTimer);
            session.leave();
        });
        socket.exceptionHandler(fault -> socket.close());
        socket.pongHandler(pong -> heardNanos = System.nanoTime());
        socket.binaryMessageHandler(bytes -> {
            if (isHeard() && !session.hear(bytes)) {
                end(BROKE_RULES, "text messages only");
            }
        });
        socket.textMessageHandler(text -> {
            if (isHeard()) {
                session.hear(text);
            }
        });
    }

    /** False when the client talks too much. */
    private boolean isHeard() {
        heardNanos = System.nanoTime();
        if (++messages > mostMessagesASecond) {
            end(BROKE_RULES, "more than " + mostMessagesASecond + " messages in a second");
            return false;
        }
        return true;
    }

    private void pulse(Session session) {
        if (isGone()) {
            return;
        }
        messages = 0;
        pulses++;
        if (System.nanoTime() - heardNanos > silence.toNanos()) {
            end(GONE, "no sign of life for " + silence.toSeconds() + " s");
            return;
        }
        if (pulses % PING_EVERY == 0) {
            socket.writePing(Buffer.buffer());
        }
        if (pulses % ADMIT_EVERY == 0) {
            mayStill.get()
                    .onSuccess(may -> soon(() -> {
                        if (!may) {
                            end(TOKEN_OVER, "the token is over: connect again with a fresh one");
                        }
                    }));
        }
        session.pulse(pulses);
        endIfUnread();
    }

    private void endIfUnread() {
        long now = System.nanoTime();
        if (hasRoom()) {
            flowedNanos = now;
        } else if (now - flowedNanos > unread.toNanos()) {
            end(TRY_LATER, "too slow: nothing was read for " + Math.max(1, unread.toSeconds()) + " s");
        }
    }

    /** Says something, unless the client has gone. */
    public void write(String text) {
        if (!isGone()) {
            count(text.length(), socket.writeTextMessage(text));
        }
    }

    /** Says something in a binary form, unless the client has gone. */
    public void write(Buffer message) {
        if (!isGone()) {
            count(message.length(), socket.writeBinaryMessage(message));
        }
    }

    private void count(int length, Future<Void> written) {
        if (hasRoom()) {
            flowedNanos = System.nanoTime();
        }
        unsent.addAndGet(length);
        if (holdsBack && !isHeldBack && unsent.get() >= MOST_UNSENT) {
            isHeldBack = true;
            socket.pause();
        }
        written.onComplete(done -> {
            boolean wasFull = unsent.get() >= MOST_UNSENT;
            unsent.addAndGet(-length);
            if (wasFull && hasRoom()) {
                listenAgain();
                soon(onRoom);
            }
        });
    }

    private void listenAgain() {
        if (isHeldBack) {
            isHeldBack = false;
            socket.resume();
        }
    }

    /** Whether the client takes more now. */
    public boolean hasRoom() {
        return !isGone() && unsent.get() < MOST_UNSENT;
    }

    /** A closed socket throws when it is asked anything, some time before it says that it is closed. */
    public boolean isGone() {
        return over || socket.isClosed();
    }

    /** Ends it with a reason for the client. */
    public void end(short code, String reason) {
        if (!isGone()) {
            over = true;
            cutOff = code == TRY_LATER;
            if (cutOff) {
                onTooSlow.run();
            }
            listenAgain(); // to hear that it goes
            socket.close(code, reason);
            if (farewell.toMillis() > 0) {
                farewellTimer = vertx.setTimer(farewell.toMillis(), late -> breakOff.run());
            }
        }
    }

    /** Ends it because the node goes. Any thread. */
    public void goAway() {
        soon(() -> end(GONE, "the node is going; connect again"));
    }

    /** Runs a step on the event loop. Any thread. */
    public void soon(Runnable step) {
        context.runOnContext(now -> step.run());
    }

    /** Whether it is over. Any thread. */
    public boolean isOver() {
        return over;
    }

    /** Whether it was ended because the client was too slow. Any thread. */
    public boolean wasCutOff() {
        return cutOff;
    }
}
