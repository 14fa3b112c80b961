package org.sitedatum.cluster.foxglove;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import java.util.function.Consumer;
import org.sitedatum.cluster.http.OpenSocket;
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
final class ViewerSession implements OpenSocket.Session {

    private static final int MOST_MESSAGES_A_SECOND = 100;
    private static final int CHANNELS_A_MESSAGE = 50;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final OpenSocket socket;
    private final SiteFeed feed;
    private final Runnable whenClosed;
    private final ViewerOutbox outbox = new ViewerOutbox();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    /** The viewer's id by channel. */
    private final Map<Integer, Long> subscriptions = new ConcurrentHashMap<>();

    private ViewerSession(OpenSocket socket, SiteFeed feed, Consumer<ViewerSession> whenClosed) {
        this.socket = socket;
        this.feed = feed;
        this.whenClosed = () -> whenClosed.accept(this);
    }

    /**
     * Begins to talk.
     *
     * @param greeting the server's introduction
     */
    static ViewerSession open(OpenSocket socket, SiteFeed feed, String greeting, Consumer<ViewerSession> whenClosed) {
        ViewerSession session = new ViewerSession(socket, feed, whenClosed);
        socket.open(session);
        session.tell(greeting);
        session.offerChannels(feed.join(session));
        return session;
    }

    /** A socket for a session. */
    static OpenSocket socket(ServerWebSocket socket, Vertx vertx) {
        return new OpenSocket(socket, vertx, MOST_MESSAGES_A_SECOND, SILENCE);
    }

    @Override
    public void leave() {
        feed.leave(this);
        subscriptions.clear();
        outbox.clear();
        whenClosed.run();
    }

    void goAway() {
        socket.goAway();
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
        if (id.isPresent() && !socket.isOver()) {
            outbox.addData(ViewerText.data(id.get(), nanos, data));
            wake();
        }
    }

    private void tell(String text) {
        if (!socket.isOver()) {
            outbox.addText(text);
            wake();
        }
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            socket.soon(this::flush);
        }
    }

    @Override
    public void hear(String text) {
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
    @Override
    public void flush() {
        woken.set(false);
        while (socket.hasRoom()) {
            Optional<ViewerOutbox.Waiting> next = outbox.poll();
            if (next.isEmpty()) {
                break;
            }
            if (next.get().isText()) {
                socket.write(new String(next.get().bytes(), StandardCharsets.UTF_8));
            } else {
                socket.write(Buffer.buffer(next.get().bytes()));
            }
        }
    }

    @Override
    public void pulse(long second) {
        long lost = outbox.takeDropped();
        if (lost > 0) {
            dropped.addAndGet(lost);
            tell(ViewerText.status(Level.WARNING, lost + " messages were dropped: more is subscribed than is read"));
        }
    }

    @Override
    public void tooSlow() {
        outbox.clear();
    }

    /** Whether it was ended because the viewer was too slow. Any thread. */
    boolean wasCutOff() {
        return socket.wasCutOff();
    }

    /** Messages dropped because the viewer was too slow. Any thread. */
    long dropped() {
        return dropped.get();
    }

    /** Bytes that wait for it. Any thread. */
    long waitingBytes() {
        return outbox.waitingBytes();
    }
}
