package org.sitedatum.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.mqtt.codec.StatusJsonDecoder;
import org.sitedatum.mqtt.codec.StatusJsonEncoder;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.LastWill;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every bridge of a site works with: fixes come in to the engine, what it says goes out, and a status tells now and
 * then who speaks and what passed.
 *
 * <pre>
 * SiteIntake ──► FixConsumer ──► SiteOutput ──► the speaker's connection
 * </pre>
 */
final class SitePipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SitePipeline.class);

    private final MqttBridgeOptions options;
    private final String id;
    private final String node;
    private final EpochNanoClock clock;
    private final Speaker speaker;
    private final SiteIntake intake;
    private final String statusTopic;
    private final boolean tellsForSite;
    private final SiteOutput output;
    private final FixConsumer consumer;
    private final RateMeter rates;
    private final StatusJsonDecoder statusDecoder = new StatusJsonDecoder();
    private final OwnerChanges ownerChanges = new OwnerChanges();
    private long statusNanos;
    private long longestLagNanos;
    /** What stands on the site's topics; in the engine's turn or before {@link #start}. */
    private Site site;

    private long revision;

    /**
     * Silent, and deaf until {@link #start}.
     *
     * @param intake gives it the fixes then
     * @param revision of the site document
     * @param node name of this node
     * @param consumer makes the engine, given where to tell its results; called once, before any fix
     */
    SitePipeline(
            SiteIntake intake,
            MqttBridgeOptions options,
            Site site,
            long revision,
            String node,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            Speaker speaker) {
        TopicScheme topics = new TopicScheme(site.id());
        this.intake = intake;
        this.options = options;
        this.id = site.id();
        this.site = site;
        this.revision = revision;
        this.node = node;
        this.clock = clock;
        this.speaker = speaker;
        this.statusTopic = options.statusTopic(topics);
        this.tellsForSite = options.sector().map(SectorVoice::tellsForSite).orElse(true);
        this.rates = new RateMeter(clock.epochNanos());
        this.output = new SiteOutput(topics, clock, options);
        this.consumer = consumer.apply(output);
    }

    void start() {
        intake.seat(this);
    }

    /** A connection to speak on: its client id is the site's, and its will says that the owner of this epoch is offline. */
    ConnectionOptions speakingConnection(long epoch) {
        byte[] offline = new StatusJsonEncoder().encode(NodeStatus.offline(node, epoch, 0));
        return ConnectionOptions.of(options.broker(), options.clientId() + "-out")
                .withWill(new LastWill(statusTopic, offline));
    }

    /** Speaks from now on, beginning with what stands on the site's topics; in the engine's turn or before {@link #start}. */
    void begin(MqttPublisher publisher, long epoch) {
        output.begin(publisher, epoch, site, revision);
        publishStatus(clock.epochNanos());
    }

    /** The site is as another revision has it from now on; in the engine's turn. */
    void follow(Site next, long nextRevision) {
        site = next;
        revision = nextRevision;
        output.place(site, revision);
    }

    /** Whether the site's status topic hears of it, if its sector is the one to tell; in the engine's turn. */
    void tellForSite(boolean tells) {
        output.tellForSite(tells);
        statusNanos = 0;
    }

    /** In the engine's turn or before {@link #start}. */
    SiteOutput output() {
        return output;
    }

    /** Takes the fixes; in the engine's turn. */
    FixConsumer consumer() {
        return consumer;
    }

    /** A message that is no fix: one sector of the site says so. */
    void onUnreadable(FixRejection rejection) {
        if (tellsForSite) {
            output.onRejection(rejection);
            consumer.onUnreadable(rejection);
        }
    }

    /** Where those who speak for the same say that they serve. */
    String statusTopic() {
        return statusTopic;
    }

    /** Runs a task in the engine's turn, soon. */
    void execute(Runnable task) {
        intake.execute(task);
    }

    /** What it said so far. */
    BridgeCounts said() {
        return BridgeCounts.out(output.poses(), output.rejected(), speaker.sent());
    }

    /** What passed so far. */
    BridgeCounts counts() {
        return intake.counts().plus(said());
    }

    /** Hears no fix any more. */
    @Override
    public void close() {
        intake.unseat(this);
    }

    /** Hears who says that it serves; any thread. */
    void hearStatus(byte[] payload) {
        long own = speaker.epoch();
        Optional<NodeStatus> status = statusDecoder.decode(payload);
        status.filter(one -> one.state() == NodeStatus.State.ONLINE).ifPresent(one -> ownerChanges.serves(one.epoch()));
        if (own != 0
                && status.isPresent()
                && status.get().epoch() > own
                && status.get().state() == NodeStatus.State.ONLINE) {
            LOG.warn(
                    "{} serves {} with the newer epoch {}",
                    status.get().owner(),
                    id,
                    status.get().epoch());
            speaker.onNewerOwner(own);
        }
    }

    /**
     * Does what is due; in the engine's turn.
     *
     * @param lagNanos the longest that a fix waited since the last tick
     */
    void tick(long nowNanos, long lagNanos) {
        longestLagNanos = Math.max(longestLagNanos, lagNanos);
        output.flush(nowNanos);
        if (output.isSpeaking()
                && Math.abs(nowNanos - statusNanos) >= options.statusInterval().toNanos()) {
            publishStatus(nowNanos);
        }
    }

    private void publishStatus(long nowNanos) {
        statusNanos = nowNanos;
        long epoch = speaker.epoch();
        if (epoch != 0) {
            Map<String, Double> passed = rates.perSecond(counts(), nowNanos);
            Map<String, String> problems = new TreeMap<>(consumer.problems());
            problems.putAll(intake.problems());
            problems.putAll(output.problems());
            double lag = longestLagNanos * 1e-9;
            longestLagNanos = 0;
            ownerChanges.serves(epoch);
            output.publishStatus(new NodeStatus(
                    node, epoch, NodeStatus.State.ONLINE, nowNanos, passed, problems, lag, ownerChanges.count()));
        }
    }
}
