package org.sitedatum.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.sitedatum.mqtt.session.MessageHandler;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what comes on a site's fix topics to the engine and counts what it had no room for. Thread-safe. */
final class FixIntake implements MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FixIntake.class);

    private final TopicScheme topics;
    private final EpochNanoClock clock;
    private final EngineThread engine;
    private final Consumer<byte[]> onStatus;
    private final Map<String, LongAdder> overloads = new ConcurrentHashMap<>();
    private final LongAdder payloads = new LongAdder();
    private final LongAdder overloaded = new LongAdder();

    /**
     * For one site.
     *
     * @param onStatus hears what is said on the site's status topic
     */
    FixIntake(TopicScheme topics, EpochNanoClock clock, EngineThread engine, Consumer<byte[]> onStatus) {
        this.topics = topics;
        this.clock = clock;
        this.engine = engine;
        this.onStatus = onStatus;
    }

    @Override
    public void onMessage(String topic, byte[] payload) {
        if (topic.equals(topics.status())) {
            onStatus.accept(payload);
            return;
        }
        payloads.increment();
        Optional<String> source = topics.findFixSource(topic);
        if (source.isEmpty()) {
            LOG.debug("a fix topic whose last part is not an id");
            return;
        }
        if (!engine.offer(new RawFixes(source.get(), payload, clock.epochNanos()))) {
            overloaded.increment();
            overloads.computeIfAbsent(source.get(), id -> new LongAdder()).increment();
        }
    }

    @Override
    public void onPause(boolean mayWork) {
        if (mayWork) {
            engine.workOff();
        } else {
            engine.wake();
        }
    }

    /** Tells the sources whose messages were not taken since the last call. */
    void reportOverloads(SiteOutput output, int capacity) {
        overloads.forEach((source, count) -> {
            long messages = count.sumThenReset();
            if (messages > 0) {
                String detail =
                        "the node has " + capacity + " messages waiting; send fewer, or batch fixes into arrays";
                output.onRejections(new FixRejection(source, 0, Reason.OVERLOAD, detail), messages);
            }
        });
    }

    long payloads() {
        return payloads.sum();
    }

    long overloaded() {
        return overloaded.sum();
    }
}
