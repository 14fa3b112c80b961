package org.sitedatum.mqtt;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.PublisherCounts;
import org.sitedatum.positioning.site.Site;

/**
 * Runs an engine between a site's MQTT topics: fixes in, poses, frames, refusals and status out.
 *
 * <p>Two connections, so that a flood of fixes does not hold poses up; the consumer and the {@link
 * PosePublisher} are called one call at a time. The status topic says {@code online} while this runs, {@code offline} after {@link #close} or,
 * by the broker's hand, when this process dies. Thread-safe.
 */
public final class MqttBridge implements FixSource {
    private final String owner;
    private final long epoch;
    private final EpochNanoClock clock;
    private final ConnectionPair pair;
    private final SitePipeline pipeline;
    private final MqttPublisher publisher;
    private final SiteIntake intake;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MqttBridge(
            MqttBridgeOptions options,
            Site site,
            long revision,
            String owner,
            long epoch,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            BridgeListener listener) {
        this.owner = owner;
        this.epoch = epoch;
        this.clock = clock;
        pair = new ConnectionPair(listener);
        intake = SiteIntake.prepare(options, site, options.clientId() + "-in", clock, pair.in());
        pipeline = new SitePipeline(intake, options, site, revision, owner, clock, consumer, new SoleSpeaker());
        publisher = MqttPublisher.open(pipeline.speakingConnection(epoch), options.publisher(), pair.out());
        pipeline.begin(publisher, epoch);
        pipeline.start();
        intake.start();
        pair.whenFenced(this::standDown);
    }

    private void standDown() {
        publisher.standDown();
        intake.standDown();
    }

    /**
     * Starts connecting and working.
     *
     * @param site whose topics
     * @param revision of the site document
     * @param owner name of this node
     * @param epoch of its ownership, greater than any before; every pose carries it
     * @param clock for receipts and statuses
     * @param consumer makes the consumer, given where to tell its results; called once, before any fix
     * @param listener hears of the connections
     */
    public static MqttBridge start(
            MqttBridgeOptions options,
            Site site,
            long revision,
            String owner,
            long epoch,
            EpochNanoClock clock,
            Function<PosePublisher, FixConsumer> consumer,
            BridgeListener listener) {
        return new MqttBridge(options, site, revision, owner, epoch, clock, consumer, listener);
    }

    /** Whether fixes can come in and poses go out now. */
    public boolean isUp() {
        return pair.isUp();
    }

    @Override
    public void execute(Runnable task) {
        pipeline.execute(task);
    }

    /** The site is as another revision has it from now on: says so on its topics. To be called by a task of {@link #execute}. */
    public void follow(Site site, long revision) {
        pipeline.follow(site, revision);
    }

    /** How full its queue of received messages is. */
    public IntakeLoad load() {
        return intake.load();
    }

    /** What passed so far. */
    public BridgeCounts counts() {
        return pipeline.counts();
    }

    /** Stops taking fixes, says {@code offline} unless fenced, and disconnects; a few seconds at most. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        intake.close();
        if (!pair.isFenced()) {
            pipeline.output().publishStatus(NodeStatus.offline(owner, epoch, clock.epochNanos()));
        }
        publisher.close();
    }

    /** Speaks as long as the bridge runs. */
    private final class SoleSpeaker implements Speaker {
        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public PublisherCounts sent() {
            return publisher.counts();
        }

        @Override
        public void onNewerOwner(long ownEpoch) {
            pair.fence();
        }
    }
}
