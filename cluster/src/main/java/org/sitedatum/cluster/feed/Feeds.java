package org.sitedatum.cluster.feed;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sitedatum.cluster.config.FeedAddress.Way;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.AdapterState;
import org.sitedatum.mqtt.codec.AdapterStateJson;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.mqtt.vendor.VendorDecoders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All adapters of a node that have connections of their own. Thread-safe; {@link #close} waits a few seconds at most. */
public final class Feeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final long TICK_MILLIS = 100;
    private static final long STATE_NANOS = 2_000_000_000L;
    private static final long CLOSE_SECONDS = 5;

    /** Told anew long before: when it is gone, so is the node. */
    private static final Delivery STATE = new Delivery(1, true, OptionalLong.of(30), false);

    /** Fixes that wait longer than a few seconds are refused as too old: no use in keeping many. */
    private static final PublisherOptions OUTPUT = new PublisherOptions(1_024, 192 * 1024, 500, 8);

    private final String node;
    private final LiveSites live;
    private final EpochNanoClock clock;
    private final Vertx vertx;
    private final MqttPublisher publisher;
    private final List<Feed> feeds = new ArrayList<>();
    /** By source and site, what was told last and when. */
    private final Map<String, Told> told = new HashMap<>();

    private boolean closing;

    private record Told(AdapterState.Link link, boolean hasProblem, long nanos) {}

    private Feeds(String node, List<FeedOptions> options, BrokerAddress broker, LiveSites live, EpochNanoClock clock) {
        this.node = node;
        this.live = live;
        this.clock = clock;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.publisher = MqttPublisher.open(
                ConnectionOptions.of(broker, "sitedatum-feeds-" + node), OUTPUT, ConnectionListener.SILENT);
        options.forEach(one -> feeds.add(feed(one)));
        vertx.runOnContext(turn -> {
            tick();
            vertx.setPeriodic(TICK_MILLIS, tick -> tick());
        });
    }

    /**
     * Begins to connect.
     *
     * @param node name of this node
     * @param options the adapters; with none there is nothing to close
     * @param broker of the site, where fixes go
     * @param live says which sites this node speaks for
     * @param clock stamps what is received
     */
    public static Optional<Feeds> start(
            String node, List<FeedOptions> options, BrokerAddress broker, LiveSites live, EpochNanoClock clock) {
        return options.isEmpty() ? Optional.empty() : Optional.of(new Feeds(node, options, broker, live, clock));
    }

    private Feed feed(FeedOptions options) {
        String source = options.adapter().source();
        String topic = new TopicScheme(options.site()).fix(source);
        Optional<SiteGeoreference> georeference = live.find(options.site())
                .flatMap(site -> site.document().georeference())
                .map(at -> SiteGeoreference.of(
                        new SiteOrigin(new Geodetic(at.latDeg(), at.lonDeg(), at.height()), at.headingDeg())));
        FeedDesk desk = new FeedDesk(
                options,
                VendorDecoders.of(options.adapter(), georeference),
                clock,
                payload -> publisher.publish(topic, payload, Delivery.EVENT));
        return new Feed(vertx, options, desk, ears -> link(options, ears), clock);
    }

    private FeedLink link(FeedOptions options, FeedLink.Ears ears) {
        return switch (options.address().way()) {
            case STREAM -> new StreamLink(vertx, options, ears);
            case PACKETS -> new PacketLink(vertx, options, ears);
            case SOCKET -> new SocketLink(vertx, options, ears);
            case POLL -> new PollLink(vertx, options, ears);
            case BROKER -> {
                String name = "sitedatum-" + node + "-" + options.site() + "-"
                        + options.adapter().source();
                yield new TopicLink(vertx, options, name, ears);
            }
        };
    }

    /** On the event loop. */
    private void tick() {
        if (closing) {
            return;
        }
        for (Feed feed : feeds) {
            try {
                feed.tick(mayRun(feed.options()));
                if (feed.isRunning()) {
                    tell(feed);
                }
            } catch (RuntimeException fault) {
                LOG.error("unexpected with {}", feed.options(), fault);
            }
        }
    }

    /** A packet comes to one node, whichever owns the site; a server is asked by one. */
    private boolean mayRun(FeedOptions options) {
        return options.address().way() == Way.PACKETS
                || live.find(options.site()).filter(LiveSite::isVoice).isPresent();
    }

    private void tell(Feed feed) {
        AdapterState state = feed.state(node);
        String site = feed.options().site();
        Told before = told.get(site + "/" + state.source());
        boolean isNews = before == null
                || before.link != state.link()
                || before.hasProblem != state.problem().isPresent()
                || System.nanoTime() - before.nanos > STATE_NANOS;
        if (isNews) {
            told.put(
                    site + "/" + state.source(),
                    new Told(state.link(), state.problem().isPresent(), System.nanoTime()));
            publisher.publish(new TopicScheme(site).adapter(state.source()), AdapterStateJson.encode(state), STATE);
        }
    }

    @Override
    public void close() {
        CompletableFuture<Boolean> rested = new CompletableFuture<>();
        vertx.runOnContext(turn -> {
            closing = true;
            feeds.forEach(Feed::rest);
            rested.complete(true);
        });
        try {
            rested.get(CLOSE_SECONDS, TimeUnit.SECONDS);
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException gone) {
            LOG.debug("closing: {}", gone.toString());
        }
        publisher.close();
    }
}
