package org.sitedatum.cluster.api.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.access.Caller;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.headset.AnchorNotice;
import org.sitedatum.cluster.headset.ContentAnchorDesk;
import org.sitedatum.cluster.headset.DeviceFixes;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.OpenSocket;
import org.sitedatum.cluster.http.Problem;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.StrictJsonBody;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.cluster.live.LivePose;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.live.PoseRead;
import org.sitedatum.cluster.live.SourceRead;
import org.sitedatum.mqtt.protobuf.SocketProto.SentFixes;

/** One open WebSocket. Everything here runs on its event loop. */
final class SocketSession implements OpenSocket.Session {

    static final int MOST_SUBSCRIPTIONS = 16;

    private static final int POSES_A_MESSAGE = 200;
    private static final int MOST_MESSAGES_A_SECOND = 100;
    private static final int HEALTH_EVERY = 2;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final OpenSocket socket;
    private final Caller caller;
    private final LiveSites sites;
    private final LiveReads reads;
    private final DeviceFixes devices;
    private final Vertx vertx;
    private final AnchorTalk anchorTalk;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, BodyKinds> kinds = new LinkedHashMap<>();
    private final Runnable whenTooSlow;
    private volatile boolean slow;
    private volatile int waiting;
    private Runnable whenClosed = () -> {};

    /**
     * Not open yet.
     *
     * @param whenTooSlow runs when the client is told to go because it reads too slowly
     */
    SocketSession(
            ServerWebSocket socket,
            Call call,
            LiveSites sites,
            LiveReads reads,
            DeviceFixes devices,
            ContentAnchorDesk anchors,
            SocketLimits limits,
            Runnable whenTooSlow) {
        this.vertx = call.vertx();
        this.caller = call.caller();
        this.whenTooSlow = whenTooSlow;
        this.socket = new OpenSocket(socket, vertx, MOST_MESSAGES_A_SECOND, SILENCE)
                .whileAllowed(call.mayStill())
                .brokenOff(call::breakOff, limits.farewell())
                .atMostUnread(limits.unread())
                .holdingBack();
        this.sites = sites;
        this.reads = reads;
        this.devices = devices;
        this.anchorTalk = new AnchorTalk(vertx, anchors, caller, this::write);
    }

    /** Begins to talk. */
    void open(String node, Runnable whenOver) {
        whenClosed = whenOver;
        socket.open(this);
        write(SocketText.welcome(node, caller, nowMicros()));
    }

    /** The node goes. */
    void goAway() {
        socket.goAway();
    }

    @Override
    public void tooSlow() {
        whenTooSlow.run();
    }

    @Override
    public void leave() {
        subscriptions.values().forEach(one -> one.site().leave(one));
        subscriptions.clear();
        whenClosed.run();
    }

    @Override
    public boolean hear(Buffer binary) {
        try {
            SentFixes fixes = SocketBinary.fixes(binary);
            devices.take(fixes, site(Subscribe.checked("site", fixes.getSite())).id(), caller);
        } catch (Refusal refused) {
            write(SocketText.error("", refused.problem()));
        }
        return true;
    }

    @Override
    public void hear(String text) {
        long receivedMicros = nowMicros();
        String id = "";
        try {
            ObjectNode message = StrictJsonBody.object(text.getBytes(StandardCharsets.UTF_8));
            id = message.path("id").isTextual() ? Subscribe.id(message, "id") : "";
            obey(message, receivedMicros);
        } catch (Refusal refused) {
            write(SocketText.error(id, refused.problem()));
        }
    }

    private void obey(ObjectNode message, long receivedMicros) {
        String type = message.path("type").asText();
        switch (type) {
            case "ping" -> write(SocketText.pong(message, receivedMicros, nowMicros()));
            case "subscribe" -> subscribe(Subscribe.read(message));
            case "unsubscribe" -> unsubscribe(Subscribe.id(message, "id"));
            case "fixes" ->
                devices.take(message, site(Subscribe.id(message, "site")).id(), caller);
            default -> {
                if (!AnchorTalk.isMeant(type)) {
                    throw new Refusal(Problem.badField(
                            "type",
                            type,
                            "must be subscribe, unsubscribe, fixes, ping, saveAnchor, removeAnchor, findAnchors or"
                                    + " nearAnchors"));
                }
                anchorTalk.obey(message, site(Subscribe.id(message, "site")));
            }
        }
    }

    private void subscribe(Subscribe wish) {
        LiveSite site = site(wish.site());
        if (wish.channels().contains(Subscribe.Channel.HEALTH) && !caller.may(Permission.READ_SITE)) {
            throw new Refusal(Problem.of(
                    403, "forbidden", "You may not do this", "the channel health needs the role viewer or more"));
        }
        Subscription before = subscriptions.remove(wish.id());
        if (before != null) {
            before.site().leave(before);
        }
        if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
            throw new Refusal(Problem.badField(
                    "id", wish.id(), "only " + MOST_SUBSCRIPTIONS + " subscriptions are allowed; give one up first"));
        }
        Subscription subscription = new Subscription(wish, site, () -> socket.soon(this::flush));
        subscriptions.put(wish.id(), subscription);
        kinds.computeIfAbsent(site.id(), id -> new BodyKinds(site));
        write(SocketText.subscribed(wish));
        site.listen(subscription);
        if (wish.channels().contains(Subscribe.Channel.ANCHORS)) {
            anchorTalk.tellAll(wish, site);
        }
        if (wish.channels().contains(Subscribe.Channel.POSES)) {
            ask(site, PoseRead.NAME)
                    .thenAccept(answer -> subscription.stand(
                            answer.items().stream().map(StandingPose::read).toList()));
        }
    }

    private LiveSite site(String id) {
        return sites.find(id).orElseThrow(() -> new Refusal(Problem.notFound("there is no site \"" + id + "\"")));
    }

    private CompletionStage<LiveReads.Answer> ask(LiveSite site, String question) {
        return reads.ask(site, question, Map.of());
    }

    private void unsubscribe(String id) {
        Subscription subscription = subscriptions.remove(id);
        if (subscription == null) {
            throw new Refusal(Problem.badField("id", id, "there is no such subscription on this connection"));
        }
        subscription.site().leave(subscription);
        write(SocketText.unsubscribed(id));
    }

    /** Sends what waits, as far as the client takes it. */
    @Override
    public void flush() {
        for (Subscription subscription : subscriptions.values()) {
            subscription.rest();
            if (subscription.hasLostNotices()) {
                socket.end(OpenSocket.TRY_LATER, "too slow: events were lost");
                return;
            }
            flush(subscription);
        }
    }

    private void flush(Subscription subscription) {
        while (socket.hasRoom()) {
            Optional<LiveNotice> notice = subscription.nextNotice();
            if (notice.isEmpty()) {
                break;
            }
            tell(subscription, notice.get());
        }
        long now = System.nanoTime();
        long due = subscription.dueInNanos(now);
        if (due > 0) {
            flushLater(subscription, due);
        } else if (socket.hasRoom()) {
            List<LivePose> poses = subscription.takePoses(
                    kinds.computeIfAbsent(subscription.site().id(), id -> new BodyKinds(subscription.site())), now);
            for (int i = 0; i < poses.size(); i += POSES_A_MESSAGE) {
                List<LivePose> part = poses.subList(i, Math.min(poses.size(), i + POSES_A_MESSAGE));
                writePoses(subscription.wish(), part);
            }
        }
    }

    private void writePoses(Subscribe wish, List<LivePose> poses) {
        if (wish.isBinary()) {
            socket.write(SocketBinary.poses(
                    wish, poses.stream().map(pose -> pose.protobuf().get()).toList()));
        } else {
            List<byte[]> json = poses.stream().map(LivePose::json).toList();
            write(SocketText.list("poses", wish, "poses", json));
        }
    }

    private void tell(Subscription subscription, LiveNotice notice) {
        switch (notice.kind()) {
            case EVENT -> write(SocketText.one("event", subscription.wish(), notice.json()));
            case ALIGNMENT -> write(SocketText.one("alignment", subscription.wish(), notice.json()));
            case ANCHOR ->
                AnchorNotice.forCaller(notice, caller)
                        .ifPresent(json -> write(SocketText.one("anchor", subscription.wish(), json)));
            case HUB -> {
                // for other hubs, and no subscription takes it
            }
        }
    }

    private void flushLater(Subscription subscription, long nanos) {
        if (subscription.startTimer()) {
            vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999)), due -> {
                subscription.timerFired();
                if (!socket.isOver()) {
                    flush(subscription);
                }
            });
        }
    }

    private void write(String text) {
        socket.write(text);
    }

    @Override
    public void pulse(long second) {
        slow = !socket.hasRoom();
        waiting =
                subscriptions.values().stream().mapToInt(Subscription::waiting).sum();
        if (second % HEALTH_EVERY == 0) {
            subscriptions.values().stream()
                    .filter(one -> one.wish().channels().contains(Subscribe.Channel.HEALTH))
                    .forEach(this::sendHealth);
        }
    }

    private void sendHealth(Subscription subscription) {
        ask(subscription.site(), SourceRead.NAME)
                .thenAccept(answer -> socket.soon(() -> {
                    if (socket.hasRoom()) {
                        List<byte[]> sources =
                                answer.items().stream().map(LiveItem::json).toList();
                        write(SocketText.list("health", subscription.wish(), "sources", sources));
                    }
                }));
    }

    /** Whether the client took less than there was to send, by the last pulse. Any thread. */
    boolean isSlow() {
        return slow;
    }

    /** Poses and events that wait for the client, by the last pulse. Any thread. */
    int waiting() {
        return waiting;
    }

    private long nowMicros() {
        return Math.floorDiv(sites.nowNanos(), 1_000L);
    }
}
