package org.sitedatum.mqtt;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.PublisherCounts;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one node's engine of a site that several nodes serve in turn. Fixes always come in, from the node's {@link SiteIntake},
 * so that the engine is warm; poses go out only between {@link #own} and {@link #disown}, on a connection whose client id is
 * the site's: the broker lets one owner in at a time and closes the one before (MQTT 5 reason 0x8E).
 *
 * <p>Thread-safe. {@link #drain} and {@link #close} wait, nothing else does.
 */
public final class StandbyBridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StandbyBridge.class);

    private final MqttBridgeOptions options;
    private final String id;
    private final StandbyListener listener;
    private final SitePipeline pipeline;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Ready to speak for the next ownership of this node. */
    private Optional<Voice> prepared = Optional.empty();

    private Optional<Voice> term = Optional.empty();
    private boolean drained;
    private PublisherCounts earlierCounts = new PublisherCounts(0, 0, 0, 0, 0);

    private StandbyBridge(
            SiteIntake intake,
            MqttBridgeOptions options,
            Site site,
            long revision,
            String node,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            StandbyListener listener) {
        this.options = options;
        this.id = site.id();
        this.listener = listener;
        this.pipeline = new SitePipeline(intake, options, site, revision, node, clock, consumer, new TermSpeaker());
        pipeline.start();
    }

    /**
     * Starts as one that does not own.
     *
     * @param intake where the fixes come from; stays open after this
     * @param options the client id is the site's, the same on every node
     * @param revision of the site document
     * @param node name of this node
     * @param consumer makes the engine, given where to tell its results; called once, before any fix
     */
    public static StandbyBridge start(
            SiteIntake intake,
            MqttBridgeOptions options,
            Site site,
            long revision,
            String node,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            StandbyListener listener) {
        return new StandbyBridge(intake, options, site, revision, node, clock, consumer, listener);
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
        pipeline.execute(() -> {
            if (isCurrent(next)) {
                pipeline.begin(next.publisher, epoch);
            }
        });
    }

    /**
     * Finishes what came in so far and stops speaking, still as the owner; what must not be lost has been acknowledged then,
     * unless that takes longer.
     *
     * @param whenSilent hears what was said last, before any further fix is heard
     */
    public void drain(Duration atMost, Consumer<LastWords> whenSilent) throws InterruptedException {
        CountDownLatch silent = new CountDownLatch(1);
        pipeline.execute(() -> {
            pipeline.output().sendPoses();
            pipeline.output().end();
            whenSilent.accept(pipeline.output().lastWords());
            silent.countDown();
        });
        boolean done = silent.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        Optional<Voice> last = currentTerm();
        if (!done || (last.isPresent() && !last.get().publisher.awaitSent(atMost))) {
            LOG.warn("{}: handing over with messages unconfirmed", id);
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
        pipeline.execute(() -> {
            if (currentTerm().isEmpty()) {
                pipeline.output().end();
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
        pipeline.execute(task);
    }

    /**
     * Runs a task between two fixes, soon, unless this node speaks for the site by then: the engine goes on from another's
     * state, up to which everything has been said.
     */
    public void executeSilently(Runnable task) {
        pipeline.execute(() -> {
            if (!pipeline.output().isSpeaking()) {
                pipeline.output().forgetUnsaid();
                task.run();
            }
        });
    }

    /** Whether it tells on the site's status topic that it serves, if its sector is the one to do so; soon. */
    public void tellForSite(boolean tells) {
        pipeline.execute(() -> pipeline.tellForSite(tells));
    }

    /** Hears what the owner has said last: what the engine has found beyond is said with {@link #own}. */
    public void hear(LastWords words) {
        pipeline.execute(() -> pipeline.output().hear(words));
    }

    /** The site is as another revision has it from now on: its owner says so. To be called by a task of {@link #execute}. */
    public void follow(Site site, long revision) {
        pipeline.follow(site, revision);
    }

    /** What it said so far, in all ownerships together. */
    public BridgeCounts said() {
        return pipeline.said();
    }

    /** Stops taking fixes and speaking, and disconnects; a few seconds at most. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveUpVoices();
            pipeline.close();
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

    /** Speaks during the term. */
    private final class TermSpeaker implements Speaker {
        @Override
        public long epoch() {
            return currentTerm().map(voice -> voice.epoch).orElse(0L);
        }

        @Override
        public PublisherCounts sent() {
            synchronized (StandbyBridge.this) {
                return term.map(voice -> earlierCounts.plus(voice.publisher.counts()))
                        .orElse(earlierCounts);
            }
        }

        @Override
        public void onNewerOwner(long ownEpoch) {
            listener.onTakenOver(ownEpoch);
        }
    }

    /** The connection that speaks in one ownership. */
    private final class Voice implements ConnectionListener {
        private final MqttPublisher publisher;
        private volatile long epoch;
        private volatile BooleanSupplier mayPublish = () -> false;

        private Voice(long expectedEpoch) {
            epoch = expectedEpoch;
            publisher = MqttPublisher.prepared(
                    pipeline.speakingConnection(expectedEpoch),
                    options.publisher(),
                    this,
                    () -> mayPublish.getAsBoolean());
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
            Thread closing = new Thread(publisher::close, "mqtt-close-" + id);
            closing.setDaemon(true);
            closing.start();
        }

        @Override
        public void onUp() {
            pipeline.execute(() -> {
                if (isCurrent(this)) {
                    pipeline.output().sayKeptPoses();
                }
            });
        }

        @Override
        public void onTakenOver() {
            listener.onTakenOver(epoch);
        }
    }
}
