package org.sitedatum.cluster.omlox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.sitedatum.cluster.access.Access;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.access.Credentials;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.OpenSocket;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.omlox.HubLocation;
import org.sitedatum.mqtt.omlox.HubProximity;
import org.sitedatum.mqtt.omlox.HubReader;
import org.sitedatum.mqtt.omlox.HubWrapper;

/**
 * One open WebSocket of the hub. What comes in is handled on its event loop, one after the other; news waits for it in a bounded
 * line, and a client that does not read is cut off with a reason. An error is only ever the answer to a message.
 */
final class HubSocketSession implements OpenSocket.Session {

    /** Parameter of a subscription that asks for {@code subscription_id} in its messages: a real client fails on it. */
    static final String WANTS_ID = "with_subscription_id";

    private static final int UNKNOWN_EVENT = 10_000;
    private static final int UNKNOWN_TOPIC = 10_001;
    private static final int SUBSCRIBE_FAILED = 10_002;
    private static final int UNSUBSCRIBE_FAILED = 10_003;
    private static final int NOT_AUTHORISED = 10_004;
    private static final int INVALID_DATA = 10_005;

    private static final int MOST_SUBSCRIPTIONS = 32;
    private static final int MOST_MESSAGES_A_SECOND = 200;
    private static final int ASK_AGAIN_EVERY = 60;
    private static final int STRANGER_SECONDS = 30;
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final OpenSocket socket;
    private final HubDoor door;
    private final Access access;
    private final Optional<String> bearer;
    private final Vertx vertx;
    private final Map<Long, Wish> wishes = new ConcurrentHashMap<>();
    private final HubOutbox line = new HubOutbox();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Consumer<HubNews> ear = this::tell;
    private Optional<OmloxHub> hub = Optional.empty();
    private Future<Void> tail = Future.succeededFuture();
    private long numbers;
    private volatile boolean known;
    private Runnable whenClosed = () -> {};

    private record Wish(HubSubscription subscription, boolean withId, Optional<String> token) {}

    HubSocketSession(ServerWebSocket socket, HubDoor door, Access access, Optional<String> bearer, Vertx vertx) {
        this.socket = new OpenSocket(socket, vertx, MOST_MESSAGES_A_SECOND, SILENCE);
        this.door = door;
        this.access = access;
        this.bearer = bearer;
        this.vertx = vertx;
    }

    void open(Runnable whenOver) {
        whenClosed = whenOver;
        socket.open(this);
    }

    void goAway() {
        socket.goAway();
    }

    @Override
    public void leave() {
        hub.ifPresent(open -> open.leave(ear));
        wishes.clear();
        line.clear();
        whenClosed.run();
    }

    @Override
    public void hear(String text) {
        HubWrapper message;
        try {
            message = HubWrapper.read(text);
        } catch (FormatRefusal refusal) {
            error(INVALID_DATA, refusal.detail());
            return;
        }
        Optional<String> token =
                message.params().getOrDefault("token", List.of()).stream().findFirst();
        // in order, though each has to ask whose it is
        tail = tail.compose(before -> access.callerOf(new Credentials(token.or(() -> bearer), Optional.empty())))
                .compose(caller -> opened().map(open -> {
                    obey(message, token, caller, open);
                    return (Void) null;
                }))
                .otherwise(fault -> {
                    error(SUBSCRIBE_FAILED, "not possible right now: " + fault.getMessage());
                    return null;
                });
    }

    private Future<OmloxHub> opened() {
        if (hub.isPresent()) {
            return Future.succeededFuture(hub.get());
        }
        return vertx.executeBlocking(door::hub).map(open -> {
            if (hub.isEmpty() && !socket.isOver()) {
                hub = Optional.of(open);
                open.listen(ear);
            }
            return open;
        });
    }

    private void obey(HubWrapper message, Optional<String> token, Optional<Caller> caller, OmloxHub open) {
        boolean isPublishing = message.event().equals("message");
        if (socket.isGone()) {
            return;
        }
        if (!List.of("message", "subscribe", "unsubscribe").contains(message.event())) {
            error(UNKNOWN_EVENT, "a client sends subscribe, unsubscribe and message");
            return;
        }
        if (caller.isEmpty() || !caller.get().may(isPublishing ? Permission.SEND_FIXES : Permission.READ_LIVE)) {
            error(NOT_AUTHORISED, "a valid token that allows this is needed in params.token");
            return;
        }
        known = true;
        switch (message.event()) {
            case "subscribe" -> subscribe(message, token, open);
            case "unsubscribe" -> unsubscribe(message);
            default -> publish(message, caller.get(), open);
        }
    }

    private void subscribe(HubWrapper message, Optional<String> token, OmloxHub open) {
        String name = message.topic().orElse("");
        Optional<HubTopic> topic = HubTopic.find(name);
        if (topic.isEmpty()) {
            error(UNKNOWN_TOPIC, "there is no topic \"" + name + "\"");
            return;
        }
        if (wishes.size() >= MOST_SUBSCRIPTIONS) {
            error(SUBSCRIBE_FAILED, "only " + MOST_SUBSCRIPTIONS + " subscriptions are allowed; give one up first");
            return;
        }
        try {
            HubVoice voice = new HubVoice(open.catalog().space());
            HubSubscription subscription = HubSubscription.of(++numbers, name, topic.get(), message, voice);
            boolean withId = message.params().getOrDefault(WANTS_ID, List.of()).contains("true");
            write(HubWrapper.confirmation("subscribed", name, subscription.number()));
            wishes.put(subscription.number(), new Wish(subscription, withId, token));
        } catch (NoPlace unusable) {
            error(SUBSCRIBE_FAILED, unusable.reason());
        }
    }

    private void unsubscribe(HubWrapper message) {
        Wish gone = message.subscription().isPresent()
                ? wishes.remove(message.subscription().getAsLong())
                : null;
        if (gone == null) {
            error(UNSUBSCRIBE_FAILED, "there is no such subscription on this connection");
            return;
        }
        write(HubWrapper.confirmation("unsubscribed", gone.subscription.name(), gone.subscription.number()));
    }

    private void publish(HubWrapper message, Caller caller, OmloxHub open) {
        byte[] payload = message.payload().orElse("[]".getBytes(StandardCharsets.UTF_8));
        try {
            switch (message.topic().orElse("")) {
                case "location_updates" -> {
                    List<HubLocation> locations = HubReader.locations(payload);
                    locations.forEach(one -> Intake.requireMay(one.providerId(), caller));
                    locations.forEach(one -> open.intake().take(one, open.now()));
                }
                case "proximity_updates" -> {
                    List<HubProximity> proximities = HubReader.proximities(payload);
                    proximities.forEach(one -> Intake.requireMay(one.providerId(), caller));
                    proximities.forEach(one -> open.intake().take(one, open.now()));
                }
                default -> error(UNKNOWN_TOPIC, "nothing can be sent to this topic");
            }
        } catch (FormatRefusal refusal) {
            error(INVALID_DATA, refusal.detail());
        } catch (Refusal refused) {
            boolean isForbidden = refused.problem().status() == 403;
            error(isForbidden ? NOT_AUTHORISED : INVALID_DATA, refused.problem().detail());
        }
    }

    /** On the thread of whoever tells. */
    private void tell(HubNews news) {
        for (Wish wish : wishes.values()) {
            Optional<byte[]> json = wish.subscription.hear(news);
            boolean isWaiting = json.isPresent()
                    && line.add(wish.subscription.number(), wish.subscription.name(), wish.withId, json.get());
            if (isWaiting && woken.compareAndSet(false, true)) {
                socket.soon(this::flush);
            }
        }
    }

    @Override
    public void flush() {
        woken.set(false);
        if (line.isTooLong()) {
            socket.end(OpenSocket.TRY_LATER, "too slow: more than 4 MiB wait to be read");
            return;
        }
        while (socket.hasRoom() && !line.isEmpty()) {
            write(line.next());
        }
    }

    private void error(int code, String description) {
        write(HubWrapper.error(code, description));
    }

    private void write(byte[] json) {
        socket.write(new String(json, StandardCharsets.UTF_8));
    }

    @Override
    public void pulse(long second) {
        if (line.isTooLong()) {
            socket.end(OpenSocket.TRY_LATER, "too slow: more than 4 MiB wait to be read");
        } else if (!known && second > STRANGER_SECONDS) {
            socket.end(OpenSocket.BROKE_RULES, "no valid token for 30 s");
        }
        if (second % ASK_AGAIN_EVERY == 0) {
            wishes.values().stream().map(wish -> wish.token).distinct().forEach(this::askAgain);
        }
    }

    /** Whoever may no longer listen does not. */
    private void askAgain(Optional<String> token) {
        access.callerOf(new Credentials(token.or(() -> bearer), Optional.empty()))
                .onSuccess(caller -> {
                    if (caller.filter(one -> one.may(Permission.READ_LIVE)).isEmpty()) {
                        socket.end(OpenSocket.BROKE_RULES, "the token is not valid any more");
                    }
                });
    }
}
