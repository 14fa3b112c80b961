package org.sitedatum.cluster.feed;

import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.sitedatum.cluster.config.FeedAddress.Way;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.cluster.config.FeedPace;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.codec.AdapterState;
import org.sitedatum.mqtt.codec.AdapterState.Link;
import org.sitedatum.mqtt.session.BackOff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one adapter's connection: makes it, makes it anew when it ends or falls silent, after waits that grow until a message
 * has come. One event loop.
 *
 * <pre>
 * resting ── may run ──► CONNECTING ── up ──► UP ── ended, silent ──► WAITING ── after a while ──► CONNECTING
 *                             └── failed, no answer ──────────────────────┘
 * </pre>
 */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final double SECOND = 1e-9;

    private final Vertx vertx;
    private final FeedOptions options;
    private final FeedDesk desk;
    private final Function<FeedLink.Ears, FeedLink> links;
    private final EpochNanoClock clock;
    private final BackOff backOff;
    private Optional<Attempt> attempt = Optional.empty();
    private Link link = Link.WAITING;
    private boolean isRunning;
    private long retry = -1;
    private long connections;
    private String trouble = "";
    /** Since when it connects or hears nothing, by {@link System#nanoTime}. */
    private long sinceNanos;

    Feed(
            Vertx vertx,
            FeedOptions options,
            FeedDesk desk,
            Function<FeedLink.Ears, FeedLink> links,
            EpochNanoClock clock) {
        this.vertx = vertx;
        this.options = options;
        this.desk = desk;
        this.links = links;
        this.clock = clock;
        FeedPace pace = options.pace();
        this.backOff = new BackOff(pace.firstWait(), pace.longestWait(), new SplittableRandom());
    }

    FeedOptions options() {
        return options;
    }

    /** Whether it has a connection, or tries. */
    boolean isRunning() {
        return isRunning;
    }

    /** Does what is due. */
    void tick(boolean mayRun) {
        if (mayRun && !isRunning) {
            isRunning = true;
            connect();
        } else if (!mayRun && isRunning) {
            rest();
        } else if (link == Link.CONNECTING
                && sinceLongerThan(2 * options.pace().patience().toNanos())) {
            attempt.ifPresent(one -> one.onEnd("no answer"));
        } else if (link == Link.UP && isConnectedTo() && sinceLongerThan(quietNanos())) {
            attempt.ifPresent(one -> one.onEnd("nothing was heard for " + seconds(quietNanos()) + " s"));
        }
    }

    /** A port that is open here, and a broker, stay so however long nothing comes. */
    private boolean isConnectedTo() {
        Way way = options.address().way();
        return way != Way.PACKETS && way != Way.BROKER;
    }

    /** So long without a message is too long: a server that is asked answers each time. */
    private long quietNanos() {
        FeedPace pace = options.pace();
        return options.address().way() == Way.POLL
                ? pace.every().plus(pace.patience().multipliedBy(4)).toNanos()
                : pace.silence().toNanos();
    }

    private boolean sinceLongerThan(long nanos) {
        return System.nanoTime() - sinceNanos > nanos;
    }

    private void connect() {
        link = Link.CONNECTING;
        sinceNanos = System.nanoTime();
        Attempt next = new Attempt();
        attempt = Optional.of(next);
        next.open();
    }

    /** Gives the connection up: another node has it, or the node stops. */
    void rest() {
        isRunning = false;
        vertx.cancelTimer(retry);
        attempt.ifPresent(Attempt::drop);
        attempt = Optional.empty();
        link = Link.WAITING;
        backOff.reset();
    }

    /** How it stands. */
    AdapterState state(String node) {
        return new AdapterState(
                options.adapter().source(),
                options.adapter().kind().word(),
                node,
                options.address().toString(),
                link,
                clock.epochNanos(),
                desk.messageNanos(),
                desk.fixNanos(),
                desk.counts(connections),
                desk.refused(),
                problem());
    }

    private Optional<String> problem() {
        if (link != Link.UP) {
            return trouble.isEmpty()
                    ? Optional.empty()
                    : Optional.of("not connected to " + options.address() + ": " + trouble);
        }
        long quiet = System.nanoTime() - sinceNanos;
        if (quiet > quietNanos()) {
            return Optional.of("no message from " + options.address() + " for " + seconds(quiet) + " s");
        }
        AdapterState.Counts counts = desk.counts(connections);
        return desk.fixNanos() != 0 || counts.messages() == 0
                ? Optional.empty()
                : Optional.of("no fix yet in " + counts.messages() + " messages, last: " + desk.lastTrouble());
    }

    private static long seconds(long nanos) {
        return Math.round(nanos * SECOND);
    }

    /** One connection, from the first try to its end. What an earlier one still says does not count. */
    private final class Attempt implements FeedLink.Ears {
        private Optional<FeedLink> connection = Optional.empty();
        private boolean isOver;

        private void open() {
            try {
                FeedLink made = links.apply(this);
                connection = Optional.of(made);
                made.open();
            } catch (RuntimeException cannotEvenTry) {
                onEnd(Reasons.of(cannotEvenTry));
            }
        }

        private void drop() {
            isOver = true;
            connection.ifPresent(FeedLink::close);
        }

        @Override
        public void onUp() {
            if (!isOver && link != Link.UP) {
                LOG.info("{} is connected", options);
                link = Link.UP;
                trouble = "";
                connections++;
                sinceNanos = System.nanoTime();
            }
        }

        @Override
        public void onMessage(String topic, byte[] payload) {
            if (!isOver) {
                sinceNanos = System.nanoTime();
                backOff.reset();
                desk.take(topic, payload);
            }
        }

        @Override
        public void onWaste(String detail) {
            if (!isOver) {
                sinceNanos = System.nanoTime();
                desk.waste(detail);
            }
        }

        @Override
        public void onEnd(String why) {
            if (isOver) {
                return;
            }
            drop();
            if (!trouble.equals(why)) {
                LOG.warn("{} is not connected: {}", options, why);
            }
            trouble = why;
            link = Link.WAITING;
            long wait = Math.max(1, backOff.nextNanos() / NANOS_PER_MILLI);
            retry = vertx.setTimer(wait, due -> connect());
        }
    }
}
