package org.sitedatum.cluster.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.EventJsonEncoder;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.mqtt.codec.FrameJsonEncoder;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.mqtt.codec.PoseProtobufEncoder;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/** One site: its sectors on this node, and who listens to it. Thread-safe; handing on is for the thread of {@link LiveSites}. */
public final class LiveSite {

    private static final PoseProtobufEncoder BINARY = new PoseProtobufEncoder();

    private final String id;
    private final EpochNanoClock clock;
    private final Runnable wake;
    private final Runnable onListener;
    private final List<LiveSector> sectors = new CopyOnWriteArrayList<>();
    /** People and programs at this node. */
    private final List<LiveListener> clients = new CopyOnWriteArrayList<>();
    /** Other nodes with clients of their own: they hear what this node's engines say, nothing else. */
    private final List<LiveListener> members = new CopyOnWriteArrayList<>();

    private final Queue<LiveNotice> announced = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> epochs = new HashMap<>();
    private final PoseJsonEncoder poseEncoder = new PoseJsonEncoder();
    private final EventJsonEncoder eventEncoder = new EventJsonEncoder();
    private final FrameJsonEncoder frameEncoder = new FrameJsonEncoder();
    private volatile boolean watched;
    private volatile Supplier<Site> document;
    private volatile List<String> expected = List.of();

    LiveSite(String id, Supplier<Site> document, EpochNanoClock clock, Runnable wake, Runnable onListener) {
        this.onListener = onListener;
        this.clock = clock;
        this.id = id;
        this.document = document;
        this.wake = wake;
    }

    /** The site's id. */
    public String id() {
        return id;
    }

    /** The document the engines work with now. */
    public Site document() {
        return document.get();
    }

    /** The engines work with another document from now on. */
    public void follow(Site newer) {
        document = () -> newer;
        sectors.forEach(sector -> sector.follow(newer));
    }

    /** A sector that an engine of this node runs. */
    public LiveSector serve(String sector) {
        LiveSector served = new LiveSector(sector, this);
        sectors.add(served);
        return served;
    }

    /** A sector whose engine this node does not run any more. */
    public void drop(LiveSector sector) {
        sectors.remove(sector);
    }

    /** These sectors have an owner somewhere, or soon will. */
    public void expect(List<String> sectorIds) {
        expected = List.copyOf(sectorIds);
    }

    /** Ids of the sectors that have an owner somewhere; empty on a node that is alone. */
    List<String> expected() {
        return expected;
    }

    /** Whether this node speaks for the whole site. */
    boolean isSpeaking() {
        List<String> here = sectors.stream()
                .filter(LiveSector::isSpeaking)
                .map(LiveSector::id)
                .toList();
        return expected.isEmpty() ? here.size() == sectors.size() : here.containsAll(expected);
    }

    /** Whether this node is the one of all that speaks where one has to speak for the whole site: its first sector's. */
    public boolean isVoice() {
        Optional<String> first = expected.isEmpty()
                ? sectors.stream().map(LiveSector::id).min(Comparator.naturalOrder())
                : expected.stream().min(Comparator.naturalOrder());
        return first.isPresent()
                && sectors.stream().anyMatch(sector -> sector.id().equals(first.get()) && sector.isSpeaking());
    }

    /** The sectors on this node. */
    public List<LiveSector> sectors() {
        return List.copyOf(sectors);
    }

    /** Adds a listener of this node, which hears of every owner. */
    public void listen(LiveListener client) {
        clients.add(client);
        reconsider();
        onListener.run();
    }

    /** Takes a listener away. */
    public void leave(LiveListener client) {
        clients.remove(client);
        reconsider();
    }

    void listenAsMember(LiveListener member) {
        members.add(member);
        reconsider();
    }

    void leaveAsMember(LiveListener member) {
        members.remove(member);
        reconsider();
    }

    private void reconsider() {
        watched = !clients.isEmpty() || !members.isEmpty();
    }

    /** Whether anybody listens. */
    boolean isWatched() {
        return watched;
    }

    /** Whether anybody at this node listens. */
    boolean hasClients() {
        return !clients.isEmpty();
    }

    long nowNanos() {
        return clock.epochNanos();
    }

    void wake() {
        wake.run();
    }

    /** Ids of the bodies in the site document. */
    Set<String> knownBodies() {
        Set<String> ids = new HashSet<>();
        document().trackables().stream().map(Trackable::id).forEach(ids::add);
        return ids;
    }

    /** Tells everyone who listens, here and on other nodes, of something that no engine says. Any thread. */
    public void announce(LiveNotice notice) {
        announced.add(notice);
        wake();
    }

    /** Hands on what this node's engines and clients have said. */
    void handOn() {
        for (LiveNotice notice = announced.poll(); notice != null; notice = announced.poll()) {
            tell(members, List.of(), List.of(notice));
            tell(clients, List.of(), List.of(notice));
        }
        for (LiveSector sector : sectors) {
            long epoch = sector.epoch();
            List<LivePose> poses = new ArrayList<>();
            for (PoseEstimate pose : sector.takeDuePoses()) {
                poses.add(written(pose, sector.id(), epoch, sector.liftedEpoch(pose.trackable(), epoch)));
            }
            List<LiveNotice> notices = new ArrayList<>();
            for (Object notice : sector.takeDueNotices()) {
                notices.add(written(notice, sector.id(), epoch));
            }
            // what was said under a right that has ended is not said again
            if (sector.isSpeaking()) {
                tell(members, poses, notices);
                deliver(sector.id(), epoch, poses, notices);
            }
        }
    }

    /** Hands what an owner has said to the clients, unless a later owner of the sector has spoken. */
    void deliver(String sector, long epoch, List<LivePose> poses, List<LiveNotice> notices) {
        if (epoch >= epochs.getOrDefault(sector, Long.MIN_VALUE)) {
            epochs.put(sector, epoch);
            tell(clients, poses, notices);
        }
    }

    private static void tell(List<LiveListener> listeners, List<LivePose> poses, List<LiveNotice> notices) {
        for (LiveListener listener : listeners) {
            if (!poses.isEmpty()) {
                listener.onPoses(poses);
            }
            notices.forEach(listener::onNotice);
        }
    }

    /** A pose as it is handed on. */
    LivePose written(PoseEstimate pose, String sector, long epoch) {
        return written(pose, sector, epoch, epoch);
    }

    private LivePose written(PoseEstimate pose, String sector, long epoch, long bodysEpoch) {
        return new LivePose(
                sector,
                epoch,
                pose.trackable(),
                pose.stampNanos(),
                pose.floor(),
                pose.position().x(),
                pose.position().y(),
                pose.position().z(),
                poseEncoder.encode(pose, bodysEpoch),
                new LazyBytes(() -> BINARY.encode(pose, bodysEpoch)));
    }

    private LiveNotice written(Object notice, String sector, long epoch) {
        if (notice instanceof SiteEvent event) {
            return new LiveNotice(LiveNotice.Kind.EVENT, sector, epoch, eventEncoder.encode(event, epoch));
        }
        byte[] json = frameEncoder.encodeAlignment((FrameAlignment) notice);
        return new LiveNotice(LiveNotice.Kind.ALIGNMENT, sector, epoch, json);
    }
}
