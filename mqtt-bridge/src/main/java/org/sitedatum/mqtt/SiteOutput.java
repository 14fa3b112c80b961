package org.sitedatum.mqtt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.codec.EventJsonEncoder;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.mqtt.codec.FrameJsonEncoder;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.mqtt.codec.PoseJsonEncoder;
import org.sitedatum.mqtt.codec.RejectionJsonEncoder;
import org.sitedatum.mqtt.codec.RejectionReport;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.mqtt.codec.StatusJsonEncoder;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encodes what the engine says and gives it to the publisher. In the engine's turn only. */
final class SiteOutput implements PosePublisher {
    private static final long ALIGNMENT_INTERVAL_NANOS = 100_000_000L;

    /**
     * What stands is said once more so much later. Artemis looks for subscribers before it keeps a retained message: who
     * subscribes between the two hears neither.
     */
    private static final long ONCE_MORE_NANOS = 2_000_000_000L;

    /** Below the packet limit of the embedded broker. */
    private static final int MAX_SITE_DOCUMENT = 200 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SiteOutput.class);

    private final TopicScheme topics;
    private final EpochNanoClock clock;
    private final String statusTopic;
    private final Optional<SectorVoice> sector;
    private final EpochLifts lifts = new EpochLifts();
    private final Delivery lastDelivery;
    private final long lastIntervalNanos;
    private final long lastExpiryNanos;
    private final SiteFormats formats;
    private final RejectionReporter rejections;
    private final PoseJsonEncoder poseEncoder = new PoseJsonEncoder();
    private final FrameJsonEncoder frameEncoder = new FrameJsonEncoder();
    private final EventJsonEncoder eventEncoder = new EventJsonEncoder();
    private final StatusJsonEncoder statusEncoder = new StatusJsonEncoder();
    private final RejectionJsonEncoder rejectionEncoder = new RejectionJsonEncoder();
    private final Map<String, FrameAlignment> pendingAlignments = new LinkedHashMap<>();
    private final LongAdder poses = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    /** Where it goes; empty while another node speaks for the site. */
    private Optional<Outlet> outlet = Optional.empty();

    private final Unsaid unsaid = new Unsaid();

    private PoseFaces faces;
    private LastPoses lastPoses;
    private long alignmentsSentNanos;
    private volatile boolean tellsForSite = true;
    private Optional<Placement> onceMore = Optional.empty();
    /** The highest sequence said since {@link #begin}. */
    private final AtomicLong lastEvent = new AtomicLong();

    /** Keeps silent until {@link #begin}. */
    SiteOutput(TopicScheme topics, EpochNanoClock clock, MqttBridgeOptions options) {
        this.topics = topics;
        this.clock = clock;
        this.statusTopic = options.statusTopic(topics);
        this.sector = options.sector();
        this.lastDelivery = Delivery.last(options.lastExpiry().toSeconds());
        this.lastIntervalNanos = options.lastInterval().toNanos();
        this.lastExpiryNanos = options.lastExpiry().toNanos();
        this.formats = options.formats();
        this.faces = PoseFaces.none(topics);
        this.lastPoses = new LastPoses(topics, lastIntervalNanos);
        this.rejections = new RejectionReporter(options.reportInterval().toNanos());
    }

    /** Speaks for the site from now on, beginning with what stands on its topics. */
    void begin(MqttPublisher to, long epoch, Site site, long revision) {
        outlet = Optional.of(new Outlet(to, epoch));
        faces = new PoseFaces(topics, site, formats);
        lastPoses = new LastPoses(topics, lastIntervalNanos);
        lastEvent.set(0);
        place(site, revision);
        unsaid.takeEvents(clock.epochNanos()).forEach(this::onEvent);
        sayKeptPoses();
    }

    /** Says what was found since the former owner fell silent, once there is a connection. */
    void sayKeptPoses() {
        if (outlet.isPresent() && outlet.get().publisher.isUp()) {
            unsaid.takePoses(clock.epochNanos()).forEach(this::onPose);
        }
    }

    /** Puts the site as a revision has it where it stands for all to read. */
    void place(Site site, long revision) {
        if (outlet.isPresent()) {
            publishSite(site, revision);
            publishFrames(site.frames(), revision);
            onceMore = Optional.of(new Placement(site, revision, clock.epochNanos() + ONCE_MORE_NANOS));
        }
    }

    private void placeOnceMore(long nowNanos) {
        if (onceMore.isPresent() && nowNanos >= onceMore.get().dueNanos) {
            Placement placement = onceMore.get();
            place(placement.site, placement.revision);
            onceMore = Optional.empty();
        }
    }

    /** Everything so far has been said by another node for certain. */
    void forgetUnsaid() {
        unsaid.forget();
    }

    /** Another node says nothing more, and this is what it said last. */
    void hear(LastWords words) {
        if (outlet.isEmpty()) {
            unsaid.beginHandOver(words, clock.epochNanos());
        }
    }

    void tellForSite(boolean tells) {
        tellsForSite = tells;
    }

    /** Keeps silent from now on. */
    void end() {
        outlet = Optional.empty();
        onceMore = Optional.empty();
    }

    /** What was said last since {@link #begin}. */
    LastWords lastWords() {
        return new LastWords(lastPoses.stamps(), lastEvent.get());
    }

    boolean isSpeaking() {
        return outlet.isPresent();
    }

    @Override
    public void onPose(PoseEstimate pose) {
        long nowNanos = clock.epochNanos();
        if (outlet.isEmpty() || unsaid.isHandOver(nowNanos)) {
            unsaid.keep(pose, nowNanos);
            return;
        }
        if (unsaid.wasSaid(pose, nowNanos)) {
            return; // this node's engine is a little behind
        }
        MqttPublisher publisher = outlet.get().publisher;
        LastPoses.Plan plan = lastPoses.plan(pose, nowNanos, publisher.isUp());
        long epoch = epochOf(pose.trackable());
        byte[] payload = poseEncoder.encode(pose, epoch);
        publisher.publishLater(plan.poseTopic(), payload);
        if (plan.lastIsDue()) {
            publisher.publish(plan.lastTopic(), payload, lastDelivery);
        }
        faces.publish(pose, epoch, publisher);
        poses.increment();
    }

    /** Why a form that is switched on stays silent. */
    Map<String, String> problems() {
        return faces.problems();
    }

    @Override
    public void onRejection(FixRejection rejection) {
        onRejections(rejection, 1);
    }

    /** Several refusals of one source for one reason. */
    void onRejections(FixRejection rejection, long count) {
        rejected.add(count);
        if (outlet.isPresent()) {
            rejections.add(rejection, count);
        }
    }

    @Override
    public void onAlignment(
            String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
        pendingAlignments.put(frame, new FrameAlignment(frame, stampNanos, siteFromOdom, covariance, revision));
    }

    @Override
    public void onEvent(SiteEvent event) {
        if (outlet.isEmpty()) {
            unsaid.keep(event, clock.epochNanos());
        } else if (EntityId.isValid(event.subject())) {
            lastEvent.accumulateAndGet(event.sequence(), Math::max);
            publishEvent(
                    event.kind(),
                    event.subject(),
                    eventEncoder.encode(event, epochOf(event), sector.map(SectorVoice::id)));
        }
    }

    /** What is about one body carries that body's epoch. */
    private long epochOf(SiteEvent event) {
        return event instanceof FenceEvent fence
                ? epochOf(fence.trackable())
                : outlet.map(Outlet::epoch).orElse(0L);
    }

    private long epochOf(String trackable) {
        return outlet.map(to -> to.epoch + lifts.of(trackable)).orElse(0L);
    }

    @Override
    public EpochLifts lifts() {
        return lifts;
    }

    private record Outlet(MqttPublisher publisher, long epoch) {}

    private record Placement(Site site, long revision, long dueNanos) {}

    /** The site document, for recorders and viewers; one too long for a message stays unpublished. */
    private void publishSite(Site site, long revision) {
        byte[] document = new SiteJsonEncoder().encode(site, revision);
        if (document.length <= MAX_SITE_DOCUMENT) {
            publish(topics.siteDocument(), document, Delivery.STANDING);
        } else {
            LOG.warn("the document of site {} has {} bytes and is not published", site.id(), document.length);
        }
    }

    @Override
    public void publishFrames(List<FramePlacement> frames, long revision) {
        publish(topics.frames(), frameEncoder.encodeTree(frames, revision), Delivery.STANDING);
    }

    @Override
    public void publishEvent(String kind, String id, byte[] json) {
        publish(topics.event(kind, id), json, Delivery.EVENT);
    }

    @Override
    public void publishStatus(NodeStatus status) {
        byte[] json = statusEncoder.encode(status);
        publish(statusTopic, json, Delivery.STANDING);
        if (tellsForSite && sector.filter(SectorVoice::tellsForSite).isPresent()) {
            publish(topics.status(), json, Delivery.STANDING);
        }
    }

    /** Sends what was held back to thin it out and is due now. */
    void flush(long nowNanos) {
        if (outlet.isEmpty()) {
            return;
        }
        placeOnceMore(nowNanos);
        if (outlet.get().publisher.isUp()) {
            sendOwed(nowNanos);
        }
        if (nowNanos - alignmentsSentNanos >= ALIGNMENT_INTERVAL_NANOS && !pendingAlignments.isEmpty()) {
            for (FrameAlignment alignment : pendingAlignments.values()) {
                publish(topics.frame(alignment.frame()), frameEncoder.encodeAlignment(alignment), Delivery.STANDING);
            }
            pendingAlignments.clear();
            alignmentsSentNanos = nowNanos;
        }
    }

    /** Says what is lost without a connection: refusals, and last poses that were due while there was none. */
    private void sendOwed(long nowNanos) {
        for (RejectionReport report : rejections.takeDue(nowNanos)) {
            String source = report.rejection().source();
            if (EntityId.isValid(source)) {
                publish(topics.rejected(source), rejectionEncoder.encode(report), Delivery.LIVE);
            }
        }
        for (PoseEstimate pose : lastPoses.takeOwed()) {
            if (nowNanos - pose.stampNanos() < lastExpiryNanos) {
                publish(
                        topics.last(pose.trackable()),
                        poseEncoder.encode(pose, epochOf(pose.trackable())),
                        lastDelivery);
            }
        }
    }

    /** Sends the poses of a batch of fixes. */
    void sendPoses() {
        outlet.ifPresent(to -> to.publisher.flush());
    }

    private void publish(String topic, byte[] payload, Delivery delivery) {
        outlet.ifPresent(to -> to.publisher.publish(topic, payload, delivery));
    }

    /** Poses given to the publisher so far; any thread. */
    long poses() {
        return poses.sum();
    }

    /** Fixes refused so far; any thread. */
    long rejected() {
        return rejected.sum();
    }
}
