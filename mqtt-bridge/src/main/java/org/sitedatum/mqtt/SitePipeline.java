package org.sitedatum.mqtt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.mqtt.codec.StatusJsonDecoder;
import org.sitedatum.mqtt.codec.StatusJsonEncoder;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.LastWill;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every bridge of a site works with: fixes come in to the engine, what it says goes out, and a status tells now and
 * then who speaks and what passed.
 *
 * <pre>
 * fixes ──► FixIntake ──► EngineThread ──► FixConsumer ──► SiteOutput ──► the speaker's connection
 * </pre>
 */
final class SitePipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SitePipeline.class);

    private final MqttBridgeOptions options;
    private final String id;
    private final String node;
    private final EpochNanoClock clock;
    private final Speaker speaker;
    private final TopicScheme topics;
    private final SiteOutput output;
    private final FixConsumer consumer;
    private final EngineThread engine;
    private final Adapters adapters;
    private final FixIntake intake;
    private final RateMeter rates;
    private final StatusJsonDecoder statusDecoder = new StatusJsonDecoder();
    private final OwnerChanges ownerChanges = new OwnerChanges();
    private long statusNanos;
    /** What stands on the site's topics; in the engine's turn or before {@link #start}. */
    private Site site;

    private long revision;

    /**
     * Silent, and deaf until {@link #start} and {@link #subscribe}.
     *
     * @param revision of the site document
     * @param node name of this node
     * @param consumer makes the engine, given where to tell its results; called once, before any fix
     */
    SitePipeline(
            MqttBridgeOptions options,
            Site site,
            long revision,
            String node,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            Speaker speaker) {
        this.options = options;
        this.id = site.id();
        this.site = site;
        this.revision = revision;
        this.node = node;
        this.clock = clock;
        this.speaker = speaker;
        this.topics = new TopicScheme(site.id());
        this.rates = new RateMeter(clock.epochNanos());
        this.output = new SiteOutput(topics, clock, options);
        this.consumer = consumer.apply(output);
        this.engine = new EngineThread(
                "engine-" + site.id(), this.consumer, output, output::sendPoses, this::tick, clock, options);
        this.adapters = new Adapters(options.formats().adapters(), site);
        this.intake = new FixIntake(topics, options.statusTopic(topics), clock, engine, adapters, this::hearStatus);
    }

    void start() {
        engine.start();
    }

    /** Lets the site's fixes in, and what others say on its status topic, on a connection of its own. */
    MqttSubscriber subscribe(String clientId, ConnectionListener listener) {
        ConnectionOptions in = ConnectionOptions.of(options.broker(), clientId);
        List<String> own = List.of(topics.fixFilter(), topics.fixBinaryFilter(), options.statusTopic(topics));
        return MqttSubscriber.open(in, own, adapters.filters(), 1, intake, listener);
    }

    /** A connection to speak on: its client id is the site's, and its will says that the owner of this epoch is offline. */
    ConnectionOptions speakingConnection(long epoch) {
        byte[] offline = new StatusJsonEncoder().encode(NodeStatus.offline(node, epoch, 0));
        return ConnectionOptions.of(options.broker(), options.clientId() + "-out")
                .withWill(new LastWill(options.statusTopic(topics), offline));
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

    /** In the engine's turn or before {@link #start}. */
    SiteOutput output() {
        return output;
    }

    /** Runs a task in the engine's turn, soon. */
    void execute(Runnable task) {
        engine.execute(task);
    }

    /** What passed so far. */
    BridgeCounts counts() {
        return new BridgeCounts(
                intake.payloads(),
                engine.fixes(),
                output.poses(),
                output.rejected(),
                intake.overloaded(),
                engine.failures(),
                speaker.sent());
    }

    /** Finishes what came in, for a few seconds at most, and takes no more. */
    @Override
    public void close() {
        engine.close();
    }

    private void hearStatus(byte[] payload) {
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

    private void tick(long nowNanos) {
        intake.reportOverloads(output, options.fixCapacity());
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
            problems.putAll(adapters.problems());
            problems.putAll(output.problems());
            double lag = engine.takeLongestLagNanos() * 1e-9;
            ownerChanges.serves(epoch);
            output.publishStatus(new NodeStatus(
                    node, epoch, NodeStatus.State.ONLINE, nowNanos, passed, problems, lag, ownerChanges.count()));
        }
    }
}
