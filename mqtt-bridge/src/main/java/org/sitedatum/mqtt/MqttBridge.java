package org.sitedatum.mqtt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.mqtt.codec.StatusJsonDecoder;
import org.sitedatum.mqtt.codec.StatusJsonEncoder;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.LastWill;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an engine between a site's MQTT topics: fixes in, poses, frames, refusals and status out.
 *
 * <p>Two connections, so that a flood of fixes does not hold poses up; the consumer and the {@link
 * PosePublisher} are called one call at a time. The status topic says {@code online} while this runs, {@code offline} after {@link #close} or,
 * by the broker's hand, when this process dies. Thread-safe.
 */
public final class MqttBridge implements FixSource {
    private static final Logger LOG = LoggerFactory.getLogger(MqttBridge.class);

    /** Of the frame tree as the site document has it. */
    private static final long FIRST_REVISION = 1;

    private final MqttBridgeOptions options;
    private final TopicScheme topics;
    private final String owner;
    private final long epoch;
    private final EpochNanoClock clock;
    private final ConnectionPair pair;
    private final MqttPublisher publisher;
    private final SiteOutput output;
    private final EngineThread engine;
    private final FixIntake intake;
    private final MqttSubscriber subscriber;
    private final StatusJsonDecoder statusDecoder = new StatusJsonDecoder();
    private final RateMeter rates;
    private final FixConsumer consumer;
    private final Map<String, String> health = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private long statusNanos;

    private MqttBridge(
            MqttBridgeOptions options,
            Site site,
            String owner,
            long epoch,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            BridgeListener listener) {
        this.options = options;
        this.topics = new TopicScheme(site.id());
        this.owner = owner;
        this.epoch = epoch;
        this.clock = clock;
        this.rates = new RateMeter(clock.epochNanos());
        pair = new ConnectionPair(listener);
        publisher = openPublisher();
        output = new SiteOutput(topics, clock, options);
        output.begin(publisher, epoch, site, FIRST_REVISION);
        this.consumer = makeConsumer(consumer);
        engine = new EngineThread(
                "engine-" + site.id(), this.consumer, output, output::sendPoses, this::tick, clock, options);
        intake = new FixIntake(topics, clock, engine, this::standDownForNewerOwner);
        ConnectionOptions in = ConnectionOptions.of(options.broker(), options.clientId() + "-in");
        subscriber = MqttSubscriber.open(in, List.of(topics.fixFilter(), topics.status()), 1, intake, pair.in());
        engine.start();
        pair.whenFenced(this::standDown);
    }

    private void standDown() {
        publisher.standDown();
        subscriber.standDown();
    }

    private MqttPublisher openPublisher() {
        byte[] offline = new StatusJsonEncoder().encode(NodeStatus.offline(owner, epoch, 0));
        ConnectionOptions out = ConnectionOptions.of(options.broker(), options.clientId() + "-out")
                .withWill(new LastWill(topics.status(), offline));
        return MqttPublisher.open(out, options.publisher(), pair.out());
    }

    private FixConsumer makeConsumer(Function<PosePublisher, FixConsumer> consumer) {
        try {
            return consumer.apply(output);
        } catch (RuntimeException e) {
            publisher.close();
            throw e;
        }
    }

    /**
     * Starts connecting and working.
     *
     * @param site whose topics
     * @param owner name of this node
     * @param epoch of its ownership, greater than any before; every pose carries it
     * @param clock for receipts and statuses
     * @param consumer makes the consumer, given where to tell its results; called once, before any fix
     * @param listener hears of the connections
     */
    public static MqttBridge start(
            MqttBridgeOptions options,
            Site site,
            String owner,
            long epoch,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            BridgeListener listener) {
        return new MqttBridge(options, site, owner, epoch, clock, consumer, listener);
    }

    /** Whether fixes can come in and poses go out now. */
    public boolean isUp() {
        return pair.isUp();
    }

    @Override
    public void execute(Runnable task) {
        engine.execute(task);
    }

    /** States a problem in the coming statuses; an empty one is cleared. */
    public void setHealth(String name, String problem) {
        if (problem.isEmpty()) {
            health.remove(name);
        } else {
            health.put(name, problem);
        }
    }

    /** What passed so far. */
    public BridgeCounts counts() {
        return new BridgeCounts(
                intake.payloads(),
                engine.fixes(),
                output.poses(),
                output.rejected(),
                intake.overloaded(),
                engine.failures(),
                publisher.counts());
    }

    /** Stops taking fixes, says {@code offline} unless fenced, and disconnects; a few seconds at most. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        subscriber.close();
        engine.close();
        if (!pair.isFenced()) {
            output.publishStatus(NodeStatus.offline(owner, epoch, clock.epochNanos()));
        }
        publisher.close();
    }

    private void standDownForNewerOwner(byte[] payload) {
        Optional<NodeStatus> status = statusDecoder.decode(payload);
        if (status.isPresent() && status.get().epoch() > epoch && status.get().state() == NodeStatus.State.ONLINE) {
            LOG.warn(
                    "{} serves {} with the newer epoch {}",
                    status.get().owner(),
                    topics.site(),
                    status.get().epoch());
            pair.fence();
        }
    }

    private void tick(long nowNanos) {
        intake.reportOverloads(output, options.fixCapacity());
        output.flush(nowNanos);
        if (Math.abs(nowNanos - statusNanos) >= options.statusInterval().toNanos()) {
            statusNanos = nowNanos;
            Map<String, String> problems = new TreeMap<>(consumer.problems());
            problems.putAll(health);
            output.publishStatus(new NodeStatus(
                    owner, epoch, NodeStatus.State.ONLINE, nowNanos, rates.perSecond(counts(), nowNanos), problems));
        }
    }
}
