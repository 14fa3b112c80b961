package org.sitedatum.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/**
 * What comes in for a site on one node: heard on one connection, read once, and given to every engine that is seated here, one
 * call at a time. While none is, it stays connected and asks the broker for no fixes.
 *
 * <pre>
 * fixes ──► FixIntake ──► EngineThread ──► SitePipeline of each sector that this node runs
 * </pre>
 *
 * <p>Thread-safe. {@link #close} waits, and so may taking and leaving a seat; nothing else does.
 */
public final class SiteIntake implements AutoCloseable {
    private static final Duration LAST_TURN = Duration.ofSeconds(5);

    private final MqttBridgeOptions options;
    private final String clientId;
    private final ConnectionListener listener;
    private final TopicScheme topics;
    private final EngineThread engine;
    private final Adapters adapters;
    private final FixIntake intake;
    private final List<SitePipeline> seats = new CopyOnWriteArrayList<>();
    /** What was said last on each status topic. */
    private final Map<String, byte[]> statuses = new ConcurrentHashMap<>();

    private volatile Optional<MqttSubscriber> subscriber = Optional.empty();

    private final EpochNanoClock clock;

    private SiteIntake(
            MqttBridgeOptions options, Site site, String clientId, EpochNanoClock clock, ConnectionListener listener) {
        this.clock = clock;
        this.options = options;
        this.clientId = clientId;
        this.listener = listener;
        this.topics = new TopicScheme(site.id());
        this.adapters = new Adapters(options.formats().adapters(), site);
        this.engine =
                new EngineThread("engine-" + site.id(), new Everyone(), this::endBatch, this::tick, clock, options);
        this.intake = new FixIntake(topics, clock, engine, adapters, this::hearStatus);
    }

    /**
     * Connects and waits for who takes a seat.
     *
     * @param options the broker, how many fixes may wait, and the formats that are read
     * @param clientId of its connection
     * @param listener hears of the connection
     */
    public static SiteIntake open(
            MqttBridgeOptions options, Site site, String clientId, EpochNanoClock clock, ConnectionListener listener) {
        SiteIntake opened = new SiteIntake(options, site, clientId, clock, listener);
        opened.subscribe();
        opened.engine.start();
        return opened;
    }

    /** For one who takes a seat at once. */
    static SiteIntake prepare(
            MqttBridgeOptions options, Site site, String clientId, EpochNanoClock clock, ConnectionListener listener) {
        return new SiteIntake(options, site, clientId, clock, listener);
    }

    /** By which it stamps what it receives. */
    public EpochNanoClock clock() {
        return clock;
    }

    /** Begins to work, after {@link #prepare}. */
    void start() {
        engine.start();
    }

    private void subscribe() {
        List<String> filters = new ArrayList<>(List.of(topics.status(), topics.sectorStatusFilter()));
        List<String> liveFilters = List.of();
        if (!seats.isEmpty()) {
            filters.addAll(List.of(topics.fixFilter(), topics.fixBinaryFilter(), topics.adapterFilter()));
            liveFilters = adapters.filters();
        }
        ConnectionOptions in = ConnectionOptions.of(options.broker(), clientId);
        subscriber = Optional.of(MqttSubscriber.open(in, filters, liveFilters, 1, intake, listener));
    }

    private synchronized void resubscribe() {
        subscriber.ifPresent(MqttSubscriber::close);
        subscribe();
    }

    /** Gives an engine every fix from now on. */
    synchronized void seat(SitePipeline pipeline) {
        seats.add(pipeline);
        Optional.ofNullable(statuses.get(pipeline.statusTopic())).ifPresent(pipeline::hearStatus);
        if (seats.size() == 1) {
            resubscribe();
        }
    }

    /** Gives an engine no fix any more once this returned, or five seconds have passed. */
    void unseat(SitePipeline pipeline) {
        synchronized (this) {
            boolean wasLast = seats.remove(pipeline) && seats.isEmpty();
            if (wasLast && subscriber.isPresent()) {
                resubscribe();
            }
        }
        CountDownLatch turn = new CountDownLatch(1);
        execute(turn::countDown);
        try {
            turn.await(LAST_TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a task between two fixes, soon. */
    public void execute(Runnable task) {
        engine.execute(task);
    }

    /** Whether the subscriptions stand now. */
    public boolean isReady() {
        return subscriber.filter(MqttSubscriber::isUp).isPresent();
    }

    /** Gives the connection up for good. Never blocks. */
    void standDown() {
        subscriber.ifPresent(MqttSubscriber::standDown);
    }

    /** What came in so far. */
    public BridgeCounts counts() {
        return BridgeCounts.in(intake.payloads(), engine.fixes(), intake.overloaded(), engine.failures());
    }

    /** How full its queue is now. */
    public IntakeLoad load() {
        return new IntakeLoad(engine.waiting(), options.fixCapacity());
    }

    /** What is wrong with vendors' messages, by the names of the adapters. */
    Map<String, String> problems() {
        return adapters.problems(clock.epochNanos());
    }

    /** Hears nothing more. */
    void stopHearing() {
        Optional<MqttSubscriber> last;
        synchronized (this) {
            last = subscriber;
            subscriber = Optional.empty();
        }
        last.ifPresent(MqttSubscriber::close);
    }

    /** Finishes what came in, for a few seconds at most, and takes no more. */
    @Override
    public void close() {
        stopHearing();
        engine.close();
    }

    private void hearStatus(String topic, byte[] payload) {
        statuses.put(topic, payload);
        for (SitePipeline seat : seats) {
            if (seat.statusTopic().equals(topic)) {
                seat.hearStatus(payload);
            }
        }
    }

    private void endBatch() {
        for (SitePipeline seat : seats) {
            seat.output().sendPoses();
        }
    }

    private void tick(long nowNanos) {
        seats.stream()
                .filter(seat -> seat.output().isSpeaking())
                .findFirst()
                .ifPresent(speaking -> intake.reportOverloads(speaking.output(), options.fixCapacity()));
        long lagNanos = engine.takeLongestLagNanos();
        for (SitePipeline seat : seats) {
            seat.tick(nowNanos, lagNanos);
        }
    }

    /** All who have a seat. */
    private final class Everyone implements FixConsumer {
        @Override
        public void onFix(Fix fix) {
            for (SitePipeline seat : seats) {
                seat.consumer().onFix(fix);
            }
        }

        @Override
        public void onTime(long nowNanos) {
            for (SitePipeline seat : seats) {
                seat.consumer().onTime(nowNanos);
            }
        }

        @Override
        public void onBattery(Fix fix, double share) {
            for (SitePipeline seat : seats) {
                seat.consumer().onBattery(fix, share);
            }
        }

        @Override
        public void onUnreadable(FixRejection rejection) {
            for (SitePipeline seat : seats) {
                seat.onUnreadable(rejection);
            }
        }
    }
}
