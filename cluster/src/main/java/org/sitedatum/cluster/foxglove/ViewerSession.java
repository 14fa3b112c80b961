package org.sitedatum.cluster.foxglove;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.mqtt.foxglove.ViewerChannel;
import org.sitedatum.mqtt.foxglove.ViewerText;
import org.sitedatum.mqtt.foxglove.ViewerText.Level;
import org.sitedatum.mqtt.foxglove.ViewerWish;

/**
 * One viewer. What it asks is handled on its event loop; what it is told waits in a bounded line, and one that does not read is
 * cut off with a reason. A wish that cannot be granted is answered with a status, never with silence.
 */
final class ViewerSession {

    /** Bytes that may be on their way to the network before the session waits itself. */
    private static final int MOST_UNSENT = 256 * 1024;

    private static final int MOST_MESSAGES_A_SECOND = 100;
    private static final int CHANNELS_A_MESSAGE = 50;
    private static final long PULSE_MILLIS = 1_000;
    private static final int PING_EVERY = 10;
    private static final long SILENT_NANOS = 30_000_000_000L;

    private static final short TRY_LATER = 1013;
    private static final short BROKE_RULES = 1008;
    private static final short GONE = 1001;

    private final ServerWebSocket socket;
    private final SiteFeed feed;
    private final Vertx vertx;
    private final Context context;
    private final long unreadNanos;
    private final ViewerOutbox outbox = new ViewerOutbox();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    /** The viewer's id by channel. */
    private final Map<Integer, Long> subscriptions = new ConcurrentHashMap<>();

    private long heardNanos = System.nanoTime();
    private long flowedNanos = System.nanoTime();
    private int messages;
    private long pulses;
    /** What the socket has taken and the network has not: {@code writeQueueFull} stays false for a client that does not read. */
    private long unsent;

    private volatile boolean over;
    private volatile boolean cutOff;

    /**
     * Not open yet.
     *
     * @param unreadNanos how long a viewer may read nothing while there is something to read
     */
    ViewerSession(ServerWebSocket socket, SiteFeed feed, Vertx vertx, long unreadNanos) {
        this.socket = socket;
        this.feed = feed;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.unreadNanos = unreadNanos;
    }

    /** Begins to talk. */
    void open(String node, String epoch, Runnable whenClosed) {
        long pulse = vertx.setPeriodic(PULSE_MILLIS, tick -> pulse());
        socket.closeHandler(closed -> {
            over = true;
            vertx.cancelTimer(pulse);
            feed.leave(this);
            subscriptions.clear();
            outbox.clear();
            whenClosed.run();
        });
        socket.exceptionHandler(fault -> socket.close());
        socket.pongHandler(pong -> heardNanos = System.nanoTime());
        socket.binaryMessageHandler(bytes -> end(BROKE_RULES, "viewers publish nothing here"));
        socket.textMessageHandler(this::hear);
        tell(ViewerText.serverInfo("SiteDatum " + node + ", site " + feed.site(), epoch));
        offerChannels(feed.join(this));
    }

    void goAway() {
        context.runOnContext(soon -> end(GONE, "the node is going; connect again"));
    }

    /** Offers channels. Any thread. */
    void offerChannels(Collection<ViewerChannel> channels) {
        List<ViewerChannel> all = new ArrayList<>(channels);
        int begin = 0;
        do {
            int end = Math.min(all.size(), begin + CHANNELS_A_MESSAGE);
            tell(ViewerText.advertise(all.subList(begin, end)));
            begin = end;
        } while (begin < all.size());
    }

    /** Whether it has subscribed to that channel. Any thread. */
    boolean wants(int channel) {
        return subscriptions.containsKey(channel);
    }

    /** Channels it has subscribed to. Any thread. */
    Set<Integer> wanted() {
        return subscriptions.keySet();
    }

    /** Gives it a message of a channel, if it wants that. Any thread. */
    void give(int channel, long nanos, byte[] data) {
        Optional<Long> id = Optional.ofNullable(subscriptions.get(channel));
        if (id.isPresent() && !over) {
            outbox.addData(ViewerText.data(id.get(), nanos, data));
            wake();
        }
    }

    private void tell(String text) {
        if (!over) {
            outbox.addText(text);
            wake();
        }
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(soon -> flush());
        }
    }

    private void hear(String text) {
        heardNanos = System.nanoTime();
        if (++messages > MOST_MESSAGES_A_SECOND) {
            end(BROKE_RULES, "more than " + MOST_MESSAGES_A_SECOND + " messages in a second");
            return;
        }
        Decoded<ViewerWish> decoded = ViewerWish.decode(text);
        if (decoded instanceof Decoded.Refused<ViewerWish> refused) {
            tell(ViewerText.status(Level.ERROR, "not understood: " + refused.detail()));
        } else if (decoded instanceof Decoded.Read<ViewerWish> wish) {
            obey(wish.value());
        }
    }

    private void obey(ViewerWish wish) {
        if (wish instanceof ViewerWish.Subscribe subscribe) {
            subscribe.subscriptions().forEach(this::subscribe);
            feed.onWishes();
        } else if (wish instanceof ViewerWish.Unsubscribe unsubscribe) {
            unsubscribe.subscriptions().forEach(this::unsubscribe);
            feed.onWishes();
        } else if (wish instanceof ViewerWish.Other other) {
            tell(ViewerText.status(Level.ERROR, "this server does not offer " + Quote.of(other.op())));
        }
    }

    private void subscribe(ViewerWish.Subscription wanted) {
        OptionalInt channel = feed.find(wanted.channel());
        if (channel.isEmpty()) {
            tell(ViewerText.status(Level.ERROR, "there is no channel " + wanted.channel()));
        } else if (subscriptions.containsValue(wanted.id())) {
            tell(ViewerText.status(Level.ERROR, "the subscription id " + wanted.id() + " is in use"));
        } else if (subscriptions.putIfAbsent(channel.getAsInt(), wanted.id()) != null) {
            tell(ViewerText.status(Level.WARNING, "channel " + wanted.channel() + " is subscribed already"));
        } else {
            feed.giveStanding(channel.getAsInt(), this);
        }
    }

    private void unsubscribe(long id) {
        if (!subscriptions.values().removeIf(known -> known == id)) {
            tell(ViewerText.status(Level.WARNING, "there is no subscription " + id));
        }
    }

    /** Sends what waits, as far as the viewer takes it. */
    private void flush() {
        woken.set(false);
        while (hasRoom()) {
            Optional<ViewerOutbox.Waiting> next = outbox.poll();
            if (next.isEmpty()) {
                break;
            }
            write(next.get());
        }
        if (hasRoom()) {
            flowedNanos = System.nanoTime();
        }
    }

    private void write(ViewerOutbox.Waiting message) {
        int length = message.bytes().length;
        unsent += length;
        Future<Void> written = message.isText()
                ? socket.writeTextMessage(new String(message.bytes(), StandardCharsets.UTF_8))
                : socket.writeBinaryMessage(Buffer.buffer(message.bytes()));
        written.onComplete(done -> {
            unsent -= length;
            flowedNanos = System.nanoTime();
            wake();
        });
    }

    private boolean hasRoom() {
        return !isGone() && unsent < MOST_UNSENT;
    }

    private boolean isGone() {
        return over || socket.isClosed();
    }

    /** Once a second. */
    private void pulse() {
        if (isGone()) {
            return;
        }
        messages = 0;
        pulses++;
        long now = System.nanoTime();
        if (hasRoom()) {
            flowedNanos = now;
        } else if (now - flowedNanos > unreadNanos) {
            end(TRY_LATER, "too slow: nothing was read for " + unreadNanos / 1_000_000_000L + " s");
            return;
        }
        if (now - heardNanos > SILENT_NANOS) {
            end(GONE, "no sign of life for 30 s");
            return;
        }
        long lost = outbox.takeDropped();
        if (lost > 0) {
            dropped.addAndGet(lost);
            tell(ViewerText.status(Level.WARNING, lost + " messages were dropped: more is subscribed than is read"));
        }
        if (pulses % PING_EVERY == 0) {
            socket.writePing(Buffer.buffer());
        }
    }

    /** Whether it was ended because the viewer was too slow. Any thread. */
    boolean wasCutOff() {
        return cutOff;
    }

    /** Messages dropped because the viewer was too slow. Any thread. */
    long dropped() {
        return dropped.get();
    }

    /** Bytes that wait for it. Any thread. */
    long waitingBytes() {
        return outbox.waitingBytes();
    }

    private void end(short code, String reason) {
        if (!isGone()) {
            over = true;
            cutOff = code == TRY_LATER;
            outbox.clear();
            socket.close(code, reason);
        }
    }
}
