package org.sitedatum.cluster.foxglove;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LiveListener;
import org.sitedatum.cluster.live.LiveNotice;
import org.sitedatum.cluster.live.LivePose;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.PoseRead;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.mqtt.codec.PoseJsonDecoder;
import org.sitedatum.mqtt.codec.PublishedPose;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foxglove.BodyScene;
import org.sitedatum.mqtt.foxglove.FixChannels;
import org.sitedatum.mqtt.foxglove.FoxgloveMessages;
import org.sitedatum.mqtt.foxglove.PoseChannels;
import org.sitedatum.mqtt.foxglove.ShownMessage;
import org.sitedatum.mqtt.foxglove.SiteScene;
import org.sitedatum.mqtt.foxglove.ViewerChannel;
import org.sitedatum.mqtt.mcap.McapSchema;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/**
 * What the viewers of one site see. A body of the site document has channels of its own; everybody is in {@value
 * BodyScene#TOPIC}, so that bodies without a name, which come and go, leave no channels behind. Thread-safe; poses and notices
 * are for the live thread.
 */
final class SiteFeed implements LiveListener, AutoCloseable {

    private static final McapSchema EVENT = McapSchema.json("sitedatum.Event");

    private final LiveSite live;
    private final LiveReads reads;
    private final ChannelTable channels = new ChannelTable();
    private final List<ViewerSession> viewers = new CopyOnWriteArrayList<>();
    private final Map<String, PublishedPose> poses = new ConcurrentHashMap<>();
    private final Map<String, FrameAlignment> alignments = new ConcurrentHashMap<>();
    private final PoseJsonDecoder decoder = new PoseJsonDecoder();
    private final LongSupplier clock;
    private volatile View view;
    private volatile Set<String> wantedSources = Set.of();

    /** A site document, and what follows from it. */
    private record View(Site site, PoseChannels poses, FixChannels fixes, Set<String> bodies) {
        static View of(Site site) {
            Set<String> bodies = site.trackables().stream().map(Trackable::id).collect(Collectors.toUnmodifiableSet());
            return new View(site, new PoseChannels(site), new FixChannels(site), bodies);
        }
    }

    /** Listens from {@link #open} on. */
    SiteFeed(LiveSite live, LiveReads reads, LongSupplier clock) {
        this.live = live;
        this.reads = reads;
        this.clock = clock;
        this.view = View.of(live.document());
        channels.add(PoseChannels.TRANSFORMS, FoxgloveMessages.FRAME_TRANSFORM);
        channels.add(SiteScene.TOPIC, FoxgloveMessages.SCENE_UPDATE);
        channels.add(BodyScene.TOPIC, FoxgloveMessages.SCENE_UPDATE);
    }

    SiteFeed open() {
        live.listen(this);
        reads.ask(live, PoseRead.NAME, Map.of())
                .thenAccept(answer -> answer.items().stream()
                        .map(LiveItem::json)
                        .map(decoder::decode)
                        .forEach(pose -> read(pose).ifPresent(this::onStandingPose)));
        return this;
    }

    private void onStandingPose(PublishedPose pose) {
        if (poses.putIfAbsent(pose.pose().trackable(), pose) == null) {
            show(List.of(pose));
        }
    }

    String site() {
        return live.id();
    }

    /** From now on the viewer hears of new channels; these are there already. */
    Collection<ViewerChannel> join(ViewerSession viewer) {
        synchronized (channels) {
            viewers.add(viewer);
            return channels.all();
        }
    }

    void leave(ViewerSession viewer) {
        viewers.remove(viewer);
        onWishes();
    }

    boolean hasViewers() {
        return !viewers.isEmpty();
    }

    /** A viewer wants something else from now on. */
    void onWishes() {
        TopicScheme topics = new TopicScheme(live.id());
        wantedSources = viewers.stream()
                .flatMap(viewer -> viewer.wanted().stream())
                .flatMap(id -> channels.topic(id).stream())
                .flatMap(topic -> FixChannels.findSource(topics, topic).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Sources of whose fixes somebody wants to see something. */
    Set<String> wantedSources() {
        return wantedSources;
    }

    /** Shows a fix. On one thread only. */
    void onFix(Fix fix) {
        view.fixes.of(fix).forEach(this::publish);
    }

    /** The channel of an id. */
    OptionalInt find(long id) {
        return id <= Integer.MAX_VALUE && channels.topic((int) id).isPresent()
                ? OptionalInt.of((int) id)
                : OptionalInt.empty();
    }

    @Override
    public void onPoses(List<LivePose> moved) {
        List<PublishedPose> shown = new ArrayList<>(moved.size());
        for (LivePose pose : moved) {
            read(decoder.decode(pose.json())).ifPresent(shown::add);
        }
        shown.forEach(this::keep);
        show(shown);
    }

    private static <T> Optional<T> read(Decoded<T> decoded) {
        return decoded instanceof Decoded.Read<T> read ? Optional.of(read.value()) : Optional.empty();
    }

    /** Of bodies of the document only: others are forgotten as soon as they are shown. */
    private void keep(PublishedPose pose) {
        if (view.bodies.contains(pose.pose().trackable())) {
            poses.put(pose.pose().trackable(), pose);
        }
    }

    private void show(List<PublishedPose> shown) {
        View now = view;
        for (PublishedPose pose : shown) {
            if (now.bodies.contains(pose.pose().trackable())) {
                now.poses.of(pose).forEach(this::publish);
            }
        }
        List<PoseEstimate> bodies = shown.stream().map(PublishedPose::pose).toList();
        publish(new ShownMessage(BodyScene.TOPIC, FoxgloveMessages.SCENE_UPDATE, () -> BodyScene.of(bodies)));
    }

    @Override
    public void onNotice(LiveNotice notice) {
        if (notice.kind() == LiveNotice.Kind.ALIGNMENT) {
            read(decoder.decodeAlignment(notice.json())).ifPresent(this::onAlignment);
        } else if (notice.kind() == LiveNotice.Kind.EVENT) {
            publish(new ShownMessage("sitedatum/" + live.id() + "/event", EVENT, notice::json));
        }
    }

    private void onAlignment(FrameAlignment alignment) {
        if (alignments.size() < ChannelTable.MOST_CHANNELS || alignments.containsKey(alignment.frame())) {
            alignments.put(alignment.frame(), alignment);
        }
        publish(new ShownMessage(
                PoseChannels.TRANSFORMS, FoxgloveMessages.FRAME_TRANSFORM, () -> transform(alignment)));
    }

    private static byte[] transform(FrameAlignment alignment) {
        return FoxgloveMessages.frameTransform(
                alignment.stampNanos(), Site.FRAME, alignment.frame(), alignment.siteFromFrame());
    }

    /** Shows a message to all who want it; its channel is made and offered when it is new. Any thread. */
    void publish(ShownMessage message) {
        OptionalInt known = channels.find(message.topic());
        if (known.isEmpty()) {
            offer(message);
            return;
        }
        Optional<byte[]> data = Optional.empty();
        for (ViewerSession viewer : viewers) {
            if (viewer.wants(known.getAsInt())) {
                data = data.or(() -> Optional.of(message.data().get()));
                viewer.give(known.getAsInt(), clock.getAsLong(), data.get());
            }
        }
    }

    private void offer(ShownMessage message) {
        synchronized (channels) {
            channels.add(message.topic(), message.schema())
                    .ifPresent(channel -> viewers.forEach(viewer -> viewer.offerChannels(List.of(channel))));
        }
    }

    /** Gives a viewer what stands on a channel that it has just subscribed to. */
    void giveStanding(int channel, ViewerSession viewer) {
        String topic = channels.topic(channel).orElse("");
        View now = view;
        long nanos = clock.getAsLong();
        if (topic.equals(SiteScene.TOPIC)) {
            viewer.give(channel, nanos, SiteScene.of(now.site, nanos));
        } else if (topic.equals(BodyScene.TOPIC)) {
            viewer.give(
                    channel,
                    nanos,
                    BodyScene.of(
                            poses.values().stream().map(PublishedPose::pose).toList()));
        } else if (topic.equals(PoseChannels.TRANSFORMS)) {
            transforms(now.site, nanos).forEach(data -> viewer.give(channel, nanos, data));
        }
        poses.values().stream()
                .flatMap(pose -> now.poses.of(pose).stream())
                .filter(message -> message.topic().equals(topic))
                .forEach(message -> viewer.give(channel, nanos, message.data().get()));
    }

    private List<byte[]> transforms(Site site, long nanos) {
        List<byte[]> all = new ArrayList<>();
        for (FramePlacement frame : site.frames()) {
            all.add(FoxgloveMessages.frameTransform(nanos, frame.parent(), frame.id(), frame.parentFromFrame()));
        }
        alignments.values().forEach(alignment -> all.add(transform(alignment)));
        return all;
    }

    /** Looks whether the site has another document, and shows that then. */
    void followDocument() {
        Site newest = live.document();
        if (newest.equals(view.site)) {
            return;
        }
        View next = View.of(newest);
        view = next;
        poses.keySet().retainAll(next.bodies);
        for (String topic : List.of(SiteScene.TOPIC, PoseChannels.TRANSFORMS)) {
            channels.find(topic)
                    .ifPresent(id -> viewers.stream()
                            .filter(viewer -> viewer.wants(id))
                            .forEach(viewer -> giveStanding(id, viewer)));
        }
    }

    @Override
    public void close() {
        live.leave(this);
    }
}
