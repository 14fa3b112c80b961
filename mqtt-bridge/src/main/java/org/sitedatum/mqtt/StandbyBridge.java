package org.sitedatum.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.mqtt.codec.StatusJsonDecoder;
import org.sitedatum.mqtt.codec.StatusJsonEncoder;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.LastWill;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherCounts;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one node's engine of a site that several nodes serve in turn. Fixes always come in, on a connection of the node's own,
 * so that the engine is warm; poses go out only between {@link #own} and {@link #disown}, on a connection whose client id is
 * the site's: the broker lets one owner in at a time and closes the one before (MQTT 5 reason 0x8E).
 *
 * <p>Thread-safe. {@link #drain} and {@link #close} wait, nothing else does.
 */
public final class StandbyBridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandbyBridge.class);

    private final MqttBridgeOptions options;
    private final Site site;
    private final long revision;
    private final TopicScheme topics;
    private final String node;
    private final EpochNanoClock clock;
    private final StandbyListener listener;
    private final SiteOutput output;
    private final FixConsumer consumer;
    private final EngineThread engine;
    private final FixIntake intake;
    private final MqttSubscriber subscriber;
    private final RateMeter rates;
    private final StatusJsonDecoder statusDecoder = new StatusJsonDecoder();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Ready to speak for the next ownership of this node. */
    private Optional<Voice> prepared = Optional.empty();

    private Optional<Voice> term = Optional.empty();
    private boolean drained;
    private PublisherCounts earlierCounts = new PublisherCounts(0, 0, 0, 0, 0);
    private long statusNanos;

    private StandbyBridge(
            MqttBridgeOptions options,
            Site site,
            long revision,
            String node,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            StandbyListener listener) {
        this.options = options;
        this.site = site;
        this.revision = revision;
        this.topics = new TopicScheme(site.id());
        this.node = node;
        this.clock = clock;
        this.listener = listener;
        this.rates = new RateMeter(clock.epochNanos());
        this.output = new SiteOutput(topics, clock, options);
        this.consumer = consumer.apply(output);
        this.engine = new EngineThread(
                "engine-" + site.id(), this.consumer, output, output::sendPoses, this::tick, clock, options);
        this.intake = new FixIntake(topics, clock, engine, this::onStatus);
        ConnectionOptions in = ConnectionOptions.of(options.broker(), options.clientId() + "-" + node + "-in");
        this.subscriber = MqttSubscriber.open(in, List.of(topics.fixFilter(), topics.status()), 1, intake, new In());
        engine.start();
    }

    /**
     * Starts as one that does not own.
     *
     * @param options the client id is the site's, the same on every node
     * @param revision of the site document
     * @param node name of this node, part of the receiving connection's client id
     * @param consumer makes the engine, given where to tell its results; called once, before any fix
     */
    public static StandbyBridge start(
            MqttBridgeOptions options,
            Site site,
            long revision,
            String node,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            StandbyListener listener) {
        return new StandbyBridge(options, site, revision, node, clock, consumer, listener);
    }

    /**
     * Makes everything ready for the next ownership.
     *
     * @param epoch it will probably have: what the broker says when this node is gone without a word carries it
     */
    public synchronized void prepare(long epoch) {
        prepared.ifPresent(Voice::drop);
        prepared = Optional.of(new Voice(epoch));
    }

    /**
     * Begins to speak for the site.
     *
     * @param epoch in every pose and status
     * @param mayPublish asked right before anything leaves
     */
    public synchronized void own(long epoch, BooleanSupplier mayPublish) {
        disown();
        Voice next = prepared.orElseGet(() -> new Voice(epoch));
        prepared = Optional.empty();
        term = Optional.of(next);
        next.raise(epoch, mayPublish);
        engine.execute(() -> {
            if (isCurrent(next)) {
                output.begin(next.publisher, epoch, site, revision);
                publishStatus(clock.epochNanos());
            }
        });
    }

    /**
     * Finishes what came in so far and stops speaking, still as the owner; what must not be lost has been acknowledged then,
     * unless that takes longer.
     *
     * @param whenSilent runs when the last has been said, before any further fix is heard
     */
    public void drain(Duration atMost, Runnable whenSilent) throws InterruptedException {
        CountDownLatch silent = new CountDownLatch(1);
        engine.execute(() -> {
            output.sendPoses();
            output.end();
            whenSilent.run();
            silent.countDown();
        });
        boolean done = silent.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        Optional<Voice> last = currentTerm();
        if (!done || (last.isPresent() && !last.get().publisher.awaitSent(atMost))) {
            LOG.warn("{}: handing over with messages unconfirmed", site.id());
        }
        synchronized (this) {
            drained = true;
        }
    }

    /**
     * Stops speaking at once; what waits is lost. After a {@link #drain} the connection is closed politely, for a successor
     * follows; else it is dropped without a word, and the broker says the will unless a successor has taken the place.
     */
    public synchronized void disown() {
        if (term.isEmpty()) {
            return;
        }
        Voice ended = term.get();
        term = Optional.empty();
        engine.execute(() -> {
            if (currentTerm().isEmpty()) {
                output.end();
            }
        });
        earlierCounts = earlierCounts.plus(ended.publisher.counts());
        if (drained) {
            ended.close();
        } else {
            ended.drop();
        }
        drained = false;
    }

    /** Runs a task between two fixes, soon. */
    public void execute(Runnable task) {
        engine.execute(task);
    }

    /** Runs a task between two fixes, soon, unless this node speaks for the site by then; what it says is not repeated later. */
    public void executeSilently(Runnable task) {
        engine.execute(() -> {
            if (!output.isSpeaking()) {
                output.forgetUnsaid();
                task.run();
            }
        });
    }

    /** Whether fixes come in now. */
    public boolean isReady() {
        return subscriber.isUp();
    }

    /** What passed so far, in all ownerships together. */
    public BridgeCounts counts() {
        return new BridgeCounts(
                intake.payloads(),
                engine.fixes(),
                output.poses(),
                output.rejected(),
                intake.overloaded(),
                engine.failures(),
                publisherCounts());
    }

    private synchronized PublisherCounts publisherCounts() {
        return term.isPresent() ? earlierCounts.plus(term.get().publisher.counts()) : earlierCounts;
    }

    /** Stops taking fixes and speaking, and disconnects; a few seconds at most. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveUpVoices();
            subscriber.close();
            engine.close();
        }
    }

    private synchronized void giveUpVoices() {
        disown();
        prepared.ifPresent(Voice::drop);
        prepared = Optional.empty();
    }

    private synchronized Optional<Voice> currentTerm() {
        return term;
    }

    private synchronized boolean isCurrent(Voice one) {
        return term.isPresent() && term.get() == one;
    }

    private void onStatus(byte[] payload) {
        Optional<Voice> now = currentTerm();
        Optional<NodeStatus> status = now.isPresent() ? statusDecoder.decode(payload) : Optional.empty();
        if (status.isPresent()
                && status.get().epoch() > now.get().epoch
                && status.get().state() == NodeStatus.State.ONLINE) {
            LOG.warn(
                    "{} serves {} with the newer epoch {}",
                    status.get().owner(),
                    site.id(),
                    status.get().epoch());
            listener.onTakenOver(now.get().epoch);
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
        Optional<Voice> now = currentTerm();
        if (now.isPresent()) {
            Map<String, String> problems = new TreeMap<>(consumer.problems());
            output.publishStatus(new NodeStatus(
                    node,
                    now.get().epoch,
                    NodeStatus.State.ONLINE,
                    nowNanos,
                    rates.perSecond(counts(), nowNanos),
                    problems));
        }
    }

    private final class In implements ConnectionListener {
        @Override
        public void onUp() {
            listener.onReady();
        }

        @Override
        public void onDown() {
            listener.onUnready();
        }

        @Override
        public void onTakenOver() {
            LOG.error("another node of the same name receives the fixes of {}", site.id());
            listener.onUnready();
        }
    }

    /** The connection that speaks in one ownership. */
    private final class Voice implements ConnectionListener {
        private final MqttPublisher publisher;
        private volatile long epoch;
        private volatile BooleanSupplier mayPublish = () -> false;

        private Voice(long expectedEpoch) {
            epoch = expectedEpoch;
            byte[] offline = new StatusJsonEncoder().encode(NodeStatus.offline(node, expectedEpoch, 0));
            ConnectionOptions out = ConnectionOptions.of(options.broker(), options.clientId() + "-out")
                    .withWill(new LastWill(topics.status(), offline));
            publisher = MqttPublisher.prepared(out, options.publisher(), this, () -> mayPublish.getAsBoolean());
        }

        private void raise(long ownedEpoch, BooleanSupplier permit) {
            epoch = ownedEpoch;
            mayPublish = permit;
            publisher.letGo();
        }

        /** Closes without a word. */
        private void drop() {
            publisher.abandon();
            close();
        }

        private void close() {
            Thread closing = new Thread(publisher::close, "mqtt-close-" + site.id());
            closing.setDaemon(true);
            closing.start();
        }

        @Override
        public void onTakenOver() {
            listener.onTakenOver(epoch);
        }
    }
}
