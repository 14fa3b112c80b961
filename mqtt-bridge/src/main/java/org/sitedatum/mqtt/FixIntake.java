package org.sitedatum.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.sitedatum.mqtt.codec.FixJsonDecoder;
import org.sitedatum.mqtt.codec.FixProtobufDecoder;
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
    private final Adapters adapters;
    private final BiConsumer<String, byte[]> onStatus;
    private final FixForm json = new FixJsonDecoder()::decode;
    private final FixForm binary = new FixProtobufDecoder()::decode;
    private final Map<String, LongAdder> overloads = new ConcurrentHashMap<>();
    private final LongAdder payloads = new LongAdder();
    private final LongAdder overloaded = new LongAdder();

    /**
     * For one site.
     *
     * @param adapters take what comes on vendors' topics
     * @param onStatus hears what is said on which status topic
     */
    FixIntake(
            TopicScheme topics,
            EpochNanoClock clock,
            EngineThread engine,
            Adapters adapters,
            BiConsumer<String, byte[]> onStatus) {
        this.topics = topics;
        this.clock = clock;
        this.engine = engine;
        this.adapters = adapters;
        this.onStatus = onStatus;
    }

    @Override
    public void onMessage(String topic, byte[] payload) {
        if (topics.isStatus(topic)) {
            onStatus.accept(topic, payload);
            return;
        }
        if (topics.isOfSite(topic)) {
            onFixes(topic, payload);
        } else {
            payloads.increment();
            adapters.route(topic, payload, clock.epochNanos()).forEach(this::offer);
        }
    }

    private void onFixes(String topic, byte[] payload) {
        Optional<String> source = topics.findFixSource(topic);
        FixForm form = source.isPresent() ? json : binary;
        source = source.or(() -> topics.findFixBinarySource(topic));
        if (source.isPresent()) {
            payloads.increment();
            offer(new RawFixes(source.get(), payload, clock.epochNanos(), form));
            return;
        }
        Optional<String> adapter = topics.findAdapter(topic);
        if (adapter.isPresent()) {
            adapters.hear(adapter.get(), payload, clock.epochNanos());
        } else {
            payloads.increment();
            LOG.debug("a fix topic whose last part is not an id");
        }
    }

    private void offer(RawFixes raw) {
        if (!engine.offer(raw)) {
            overloaded.increment();
            overloads.computeIfAbsent(raw.source(), id -> new LongAdder()).increment();
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
